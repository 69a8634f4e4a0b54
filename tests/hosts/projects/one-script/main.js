import 'edgewise/edgewise-element.global.js';
