/** What the first bytes of a picture's file say: whether it moves. */

const textAt = (bytes: Uint8Array, from: number, length = 4) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** Of a GIF with several frames, an animated PNG or WebP, or a sequence of AVIF. */
export function isAnimated(bytes: Uint8Array): boolean {
  if (textAt(bytes, 0) === 'GIF8') return framesOfGif(bytes) > 1;
  if (textAt(bytes, 1, 3) === 'PNG') return hasChunk(bytes, 'acTL', 'IDAT');
  if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') {
    return textAt(bytes, 12) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0;
  }
  return textAt(bytes, 4) === 'ftyp' && textAt(bytes, 8) === 'avis';
}

/** Whether a PNG has a chunk before another one. */
function hasChunk(bytes: Uint8Array, name: string, before: string): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const found = textAt(bytes, at + 4);
    if (found === name) return true;
    if (found === before) return false;
  }
  return false;
}

/** Two are enough to know. */
function framesOfGif(bytes: Uint8Array): number {
  const tableAfter = (flags = 0) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  let at = 13 + tableAfter(bytes[10]);
  let frames = 0;
  /** To the end of a row of blocks, each with its length before it. */
  const skipBlocks = () => {
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0);
    at += 1;
  };
  while (at < bytes.length && frames < 2) {
    const kind = bytes[at];
    if (kind === 0x21) {
      at += 2;
      skipBlocks();
    } else if (kind === 0x2c) {
      frames += 1;
      at += 11 + tableAfter(bytes[at + 9]);
      skipBlocks();
    } else break;
  }
  return frames;
}
