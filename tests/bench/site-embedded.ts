/** Playgrounds in a tutorial: how smoothly it scrolls with ten of them, and what two hundred leave behind. */

import type { Page } from 'playwright-core';
import type { EdgewisePlayground, EdgewiseSession } from '../../web/src/tags/public.js';
import type { PageFigure } from './results.js';
import { mostMilliseconds, tasksDuring } from './site-tasks.js';
import { leastFrames, type OpenPage } from './site-training.js';

const playgrounds = 10;
const removed = 200;
const mostMegabytes = 5;

const lesson = (body: string) =>
  `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>A tutorial</title>
<script type="module" src="./element.js"></script>${body}`;

const article = Array.from(
  { length: playgrounds },
  () => `<p>${'Some text of the tutorial. '.repeat(60)}</p>
<edgewise-playground preset="spiral" show="controls network output loss"></edgewise-playground>`,
).join('\n');

async function openLesson(page: Page, url: string, body: string): Promise<void> {
  await page.route('**/lesson.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: lesson(body) }),
  );
  await page.goto(`${url}lesson.html`);
  await page.waitForFunction(() => customElements.get('edgewise-session') !== undefined);
}

/** In the page: all train; scrolls through the article, down and up again, and counts the frames. */
async function scroll(milliseconds: number): Promise<{ frames: number; seconds: number }> {
  return new Promise((resolve) => {
    requestAnimationFrame((start) => {
      let frames = 0;
      let direction = 1;
      const next = (now: number) => {
        frames += 1;
        const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
        if (scrollTop <= 0) direction = 1;
        if (scrollTop >= scrollHeight - clientHeight - 1) direction = -1;
        scrollBy(0, direction * 12);
        if (now - start < milliseconds) requestAnimationFrame(next);
        else resolve({ frames, seconds: (now - start) / 1000 });
      };
      requestAnimationFrame(next);
    });
  });
}

/** In the page: creates sessions ten at a time, opens them, and removes them. */
async function comeAndGo(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 10) {
    const sessions = Array.from({ length: Math.min(10, left) }, () => {
      const session = document.createElement('edgewise-session') as HTMLElement & EdgewiseSession;
      session.setAttribute('preset', 'circle');
      document.body.append(session);
      return session;
    });
    await Promise.all(sessions.map((session) => session.step({ epochs: 1 })));
    for (const session of sessions) session.remove();
  }
}

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return usedSize;
}

async function idle(page: Page): Promise<void> {
  // A removed session frees its worker after a second.
  while (page.workers().length > 0) await page.waitForTimeout(200);
}

/**
 * @param url where the files of the package lie
 * @param milliseconds of scrolling
 */
export async function measureEmbedded(
  open: OpenPage,
  url: string,
  milliseconds: number,
): Promise<PageFigure[]> {
  const page = await open(1280, 900);
  await openLesson(page, url, article);
  await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll<EdgewisePlayground>('edgewise-playground')].map((element) =>
        element.play(),
      ),
    ),
  );
  await page.waitForTimeout(500);
  const { tasks, answer } = await tasksDuring(page, () => page.evaluate(scroll, milliseconds));
  await page.context().close();

  const other = await open(1280, 900);
  await openLesson(other, url, '<body></body>');
  // What is loaded once stays: it is there before.
  await other.evaluate(comeAndGo, 10);
  await idle(other);
  const before = await heapOf(other);
  await other.evaluate(comeAndGo, removed);
  await idle(other);
  const growth = (await heapOf(other)) - before;
  await other.context().close();

  const ten = {
    kind: 'act',
    work: `a tutorial that scrolls, ${String(playgrounds)} playgrounds train`,
    at: 'wide',
  } as const;
  return [
    {
      ...ten,
      what: 'frames/s',
      value: answer.frames / answer.seconds,
      goal: { least: leastFrames },
    },
    {
      ...ten,
      what: 'longest task, ms',
      value: tasks.longest,
      goal: { most: mostMilliseconds },
    },
    {
      kind: 'act',
      work: `create and remove ${String(removed)} sessions`,
      at: 'wide',
      what: 'growth of the heap, MB',
      value: growth / 1e6,
      goal: { most: mostMegabytes },
    },
  ];
}
