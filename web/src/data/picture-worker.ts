/** Scales pictures beside the page: a file comes, its small picture goes back. */

import { scaledPicture } from './picture-scaling.js';

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  void scaledPicture(data).then((scaled) => {
    postMessage(scaled);
  });
});
