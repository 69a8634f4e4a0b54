import { fileURLToPath } from 'node:url';

/** No loader and no plugin: worker and modules are found as webpack finds those of any package. */
export default {
  mode: 'production',
  entry: './main.js',
  output: { path: fileURLToPath(new URL('dist', import.meta.url)) },
  performance: { hints: false },
};
