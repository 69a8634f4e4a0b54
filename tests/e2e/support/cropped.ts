/** Text that is cut off where nobody can scroll to it. */

import type { Page } from 'playwright-core';

/** What can be seen in part only: words and numbers, entries of fields, choices of selects; by their text. */
export function cropped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const tolerance = 1.5;

    const parentOf = (node: Node): Element | null => {
      if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
      const parent = node.parentNode;
      if (parent instanceof ShadowRoot) return parent.host;
      return parent instanceof Element ? parent : null;
    };
    const short = (text: string) => text.trim().replace(/\s+/g, ' ').slice(0, 40);

    /** Cut on purpose, with the whole as a hint. */
    const isShortened = (element: Element) =>
      getComputedStyle(element).textOverflow === 'ellipsis' && element.closest('[title]') !== null;

    const isHidden = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

    /** Whether a line of text is seen in part only, by what clips it. */
    const cuts = (around: Element, line: DOMRect, style: CSSStyleDeclaration): boolean => {
      const isPicture = around.localName === 'svg';
      if (around === document.body || (style.display === 'inline' && !isPicture)) return false;
      const box = around.getBoundingClientRect();
      const isOutside =
        line.right <= box.left ||
        line.left >= box.right ||
        line.bottom <= box.top ||
        line.top >= box.bottom;
      const across =
        isHidden(style.overflowX) &&
        (line.left < box.left - tolerance || line.right > box.right + tolerance);
      // Lines are higher than their letters.
      const down =
        isHidden(style.overflowY) && (line.top < box.top - 4 || line.bottom > box.bottom + 4);
      return !isOutside && (across || down) && !isShortened(around);
    };

    const checkText = (node: Text) => {
      const element = parentOf(node);
      if (!element?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width === 0) continue;
        for (let around: Element | null = element; around; around = parentOf(around)) {
          const style = getComputedStyle(around);
          // Kept for those who hear the page.
          if (around.clientWidth === 1 && around.clientHeight === 1) break;
          if (cuts(around, line, style)) {
            found.add(
              `${around.localName}.${around.getAttribute('class') ?? ''} cuts “${short(node.data)}”`,
            );
            break;
          }
          if (scrolls(style.overflowX) || scrolls(style.overflowY) || style.position === 'fixed')
            break;
        }
      }
    };

    const canvas = document.createElement('canvas').getContext('2d');
    const entryOf = (field: HTMLInputElement | HTMLSelectElement): string => {
      if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.text.trim() ?? '';
      // An address is there to be copied.
      const isEntry = /^(number|text)$/.test(field.type) && !field.readOnly;
      return isEntry ? field.value || field.placeholder : '';
    };
    const checkField = (field: HTMLInputElement | HTMLSelectElement) => {
      if (!canvas || !field.checkVisibility({ visibilityProperty: true })) return;
      const style = getComputedStyle(field);
      const text = entryOf(field);
      canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const arrow = field instanceof HTMLSelectElement ? 16 : 0;
      const room =
        field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
      if (
        field.clientWidth > 1 &&
        canvas.measureText(text).width > room + 2 &&
        field.title === ''
      ) {
        found.add(
          `${field.localName} “${field.getAttribute('aria-label') ?? field.id}” cuts “${short(text)}”`,
        );
      }
    };

    const visit = (root: Document | ShadowRoot) => {
      const walker = document.createTreeWalker(
        root,
        NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Element) {
          if (node.shadowRoot) visit(node.shadowRoot);
          if (node instanceof HTMLInputElement || node instanceof HTMLSelectElement)
            checkField(node);
        } else if (node instanceof Text && node.data.trim() !== '') {
          if (!/^(style|script|option|title|desc)$/.test(node.parentElement?.localName ?? ''))
            checkText(node);
        }
      }
    };
    visit(document);
    return [...found];
  });
}
