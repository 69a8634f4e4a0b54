/**
 * A sentence beside a field, above everything else, so that it is seen in tables and forms without
 * room for it; it goes where the field goes, and is gone where the field is out of sight.
 */

const gap = 4;
const widest = 260;
let count = 0;

export class FieldNote {
  readonly #field: HTMLElement;
  readonly #note = document.createElement('p');
  readonly #inSight: IntersectionObserver;
  #isSeen = true;

  constructor(field: HTMLElement) {
    this.#field = field;
    const note = this.#note;
    count += 1;
    note.id = `field-note-${String(count)}`;
    note.role = 'alert';
    note.popover = 'manual';
    note.style.cssText = `position:fixed;inset:auto;margin:0;max-width:${String(widest)}px;padding:6px 8px;
      border:1px solid var(--ew-bad);border-radius:var(--ew-radius);
      color:var(--ew-bad);background:var(--ew-bad-surface);
      font:var(--ew-small) / 1.35 var(--ew-font);white-space:normal;text-align:left`;
    this.#inSight = new IntersectionObserver(([entry]) => {
      this.#isSeen = entry?.isIntersecting ?? false;
      this.#place();
    });
  }

  /** Nothing is shown of an empty text. */
  show(text: string): void {
    this.#stop();
    this.#note.textContent = text;
    if (text === '') {
      this.#note.remove();
      this.#field.removeAttribute('aria-describedby');
      return;
    }
    this.#isSeen = true;
    this.#field.after(this.#note);
    this.#field.setAttribute('aria-describedby', this.#note.id);
    this.#inSight.observe(this.#field);
    addEventListener('scroll', this.#place, { capture: true, passive: true });
    addEventListener('resize', this.#place);
    this.#place();
  }

  #stop(): void {
    this.#inSight.disconnect();
    removeEventListener('scroll', this.#place, { capture: true });
    removeEventListener('resize', this.#place);
  }

  readonly #place = (): void => {
    const note = this.#note;
    if (!note.isConnected) {
      this.#stop();
      return;
    }
    note.togglePopover(this.#isSeen);
    if (!this.#isSeen) return;
    const field = this.#field.getBoundingClientRect();
    const { width, height } = note.getBoundingClientRect();
    const left = Math.max(gap, Math.min(field.left, innerWidth - width - gap));
    const below = field.bottom + gap;
    const isRoom = below + height < innerHeight;
    note.style.left = `${String(left)}px`;
    note.style.top = `${String(isRoom ? below : field.top - gap - height)}px`;
  };
}
