/** A comma that is typed or pasted into a number is its decimal point, where the browser would leave it out. */

const hasPoint = (1.5).toLocaleString().includes('.');

/** For `beforeinput`. */
export function decimalComma(event: InputEvent): void {
  const [field] = event.composedPath();
  const text = event.data ?? '';
  if (!hasPoint || !(field instanceof HTMLInputElement) || field.type !== 'number') return;
  if (!/^-?\d*,\d*$/.test(text)) return;
  event.preventDefault();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else inserts at the caret of a number
  document.execCommand('insertText', false, text.replace(',', '.'));
}
