/** Where the keyboard is on the page, through every shadow root. */

import type { Page } from 'playwright-core';

export interface Focus {
  /** Its label, or what is written on it. */
  name: string;
  element: string;
  /** Something is drawn around it. */
  isMarked: boolean;
}

export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!(element instanceof HTMLElement || element instanceof SVGElement)) {
      return { name: '', element: '', isMarked: false };
    }
    const { labels } = element as Partial<HTMLInputElement>;
    const name =
      element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent;
    const isOutlined = (one: Element | null) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, stroke } = getComputedStyle(one);
      const line = outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      return line || (one instanceof SVGPathElement && stroke !== 'none');
    };
    return {
      name: name.replaceAll(/\s+/g, ' ').trim(),
      element: element.localName,
      isMarked: isOutlined(element) || isOutlined(element.parentElement),
    };
  });
}

/** Presses Tab until the focus is on what is called so; every stop on the way has to be marked. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<string[]> {
  const passed: string[] = [];
  for (let k = 0; k < 160; ++k) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    if (focus.element === 'body' || focus.element === '') continue;
    if (!focus.isMarked) throw new Error(`The focus cannot be seen on “${focus.name}”.`);
    passed.push(focus.name);
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return passed;
  }
  throw new Error(`Tab never came to ${String(name)}, only to: ${passed.join(' | ')}`);
}
