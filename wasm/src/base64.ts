/** Float32 values as base64 of their little-endian bytes, as `weights` in a project document. */
export function encodeFloats(values: Float32Array): string {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The same back; undefined where the text is none of it. */
export function decodeFloats(text: string): Float32Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    return new Float32Array(bytes.buffer);
  } catch {
    return undefined;
  }
}
