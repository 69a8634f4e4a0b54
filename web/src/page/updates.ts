/**
 * The page's service worker (service-worker.ts): from the second visit on, the page needs no network, and can
 * be installed. A newer version is told, and taken when the person reloads. Loaded when the page is at rest;
 * where a browser or a policy has no such worker, all is as it was.
 */

import type { Playground } from '../session/playground.js';
import { keepProject, textOf } from './storage.js';

/** Who builds the page here wants to see what was built last: `x.localhost` is there to try the worker. */
const here = /^(localhost|127(\.\d+){3}|\[::1\])$/;
/** Milliseconds between two questions for a newer version, by a page that stays open. */
const pause = 3_600_000;

export async function beginWorker(playground: () => Playground): Promise<void> {
  // A frame is part of somebody else's page.
  if (window.top !== window || here.test(location.hostname)) return;
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('service-worker.js');
  let told: ServiceWorker | null = null;
  const tell = () => {
    const { waiting, active } = registration;
    // The first version of all is no newer one.
    if (!waiting || !active || waiting === told) return;
    told = waiting;
    tellNewer(playground, registration);
  };
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', tell);
  });
  tell();
  navigator.serviceWorker.controller?.postMessage('at rest');

  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - asked < pause) return;
    asked = Date.now();
    registration.update().catch(() => undefined);
  });
}

const newer = 'A new version of Edgewise is ready.';

/** As soon as nothing else stands there, and again after what takes its place before it is read. */
function tellNewer(playground: () => Playground, registration: ServiceWorkerRegistration): void {
  const session = playground();
  let isTold = false;
  const look = () => {
    const text = session.message?.text;
    if (text === newer) return;
    if (text !== undefined) {
      isTold = false;
    } else if (isTold) {
      session.removeEventListener('notices', look);
    } else {
      isTold = true;
      session.note(newer);
      session.offer('Reload', () => reload(session, registration));
    }
  };
  session.addEventListener('notices', look);
  look();
}

async function reload(session: Playground, registration: ServiceWorkerRegistration): Promise<void> {
  const project = await session.present();
  if (project && !keepProject(textOf(project))) {
    session.note(
      'This project would be lost on reload: save it as a file first (Export, Project file).',
    );
    session.offer('Reload anyway', () => {
      takeOver(registration);
    });
    return;
  }
  takeOver(registration);
}

function takeOver({ waiting }: ServiceWorkerRegistration): void {
  // Another tab was first.
  if (!waiting) {
    location.reload();
    return;
  }
  waiting.addEventListener('statechange', () => {
    if (waiting.state === 'activated' || waiting.state === 'redundant') location.reload();
  });
  waiting.postMessage('take over');
}
