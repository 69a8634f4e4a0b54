/** Whether other files lie beside the page: not where it is one file itself, nor while Vite serves its sources. */
export const hasFiles = import.meta.env.PROD && import.meta.env.MODE !== 'one-file';
