import { useEffect, useState } from 'react';
import { parseCsv } from 'edgewise';

/** How many rows a table has. Tables are read in the reader's browser, so after the page is there. */
export function Rows() {
  const [text, setText] = useState('being read');
  useEffect(() => {
    parseCsv('height;kind\n1,72;oak\n0,95;beech\n').then(({ report }) => {
      setText(`${report.rows} rows`);
    });
  }, []);
  return <output id="rows">{text}</output>;
}
