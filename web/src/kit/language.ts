/**
 * Some browsers on a system without a language say that theirs is "c", which Intl does not take: who asks
 * for the page's language while it loads would fail. Imported before uPlot, which does.
 */
try {
  new Intl.Locale(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en', configurable: true });
}
