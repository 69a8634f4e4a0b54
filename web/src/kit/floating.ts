/** Puts a floating box next to what it belongs to: below, or above where there is no room. */

const margin = 8;

export function placeBeside(box: HTMLElement, anchor: Element): void {
  const { left, right, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const fitsBelow = bottom + 4 + height <= innerHeight - margin;
  const x = left + width <= innerWidth - margin ? left : right - width;
  const y = fitsBelow ? bottom + 4 : top - 4 - height;
  box.style.left = `${String(Math.max(margin, x))}px`;
  box.style.top = `${String(Math.max(margin, y))}px`;
}
