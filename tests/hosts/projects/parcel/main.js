import 'edgewise/element';
import { parseCsv } from 'edgewise';

parseCsv('height;kind\n1,72;oak\n0,95;beech\n').then(({ report }) => {
  document.querySelector('#rows').textContent = `${report.rows} rows`;
});
