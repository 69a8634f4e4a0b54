/** What is too small to be hit by a finger, what its words do not fit into, and what sticks out of the page. */

import type { Page } from 'playwright-core';

/** Controls that can be seen whose target is below 44 × 44 px, by name. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 44;
    const found: string[] = [];
    const wanted =
      'button, select, summary, a[href], textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=range])';
    const visit = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.matches(wanted) || !element.checkVisibility({ checkVisibilityCSS: true })) {
          continue;
        }
        // A target may reach beyond what is drawn.
        const around = ['::before', '::after'].map((pseudo) => {
          const style = getComputedStyle(element, pseudo);
          return style.position === 'absolute' && style.content !== 'none'
            ? [parseFloat(style.width), parseFloat(style.height)]
            : [0, 0];
        });
        const box = element.getBoundingClientRect();
        const width = Math.max(box.width, ...around.map(([across = 0]) => across));
        const height = Math.max(box.height, ...around.map(([, down = 0]) => down));
        // Words inside a line of text are as high as the line.
        if (getComputedStyle(element).display === 'inline') continue;
        if (width < least - 0.5 || height < least - 0.5) {
          const name = element.getAttribute('aria-label') ?? element.textContent.trim();
          const size = `${String(Math.round(width))} × ${String(Math.round(height))}`;
          found.push(`${element.localName} “${name.slice(0, 40)}” ${size}`);
        }
      }
    };
    visit(document);
    return found;
  });
}

/** Buttons whose words run out of them, and over what stands beside them. */
export function overfull(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const visit = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) visit(element.shadowRoot);
        if (!element.matches('button') || !element.checkVisibility()) continue;
        const words = document.createRange();
        words.selectNodeContents(element);
        const [text, box] = [words.getBoundingClientRect(), element.getBoundingClientRect()];
        if (element.textContent.trim() === '' || element.matches('.neuron, .block')) continue;
        if (text.left < box.left - 1 || text.right > box.right + 1) {
          found.push(`“${element.textContent.trim()}”`);
        }
      }
    };
    visit(document);
    return found;
  });
}

/** How far the page can be scrolled sideways, in pixels. */
export function sideways(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
