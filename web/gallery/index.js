// The code of the examples, to be copied.

for (const code of document.querySelectorAll('.examples code')) {
  // In somebody else's page it needs the address of this site.
  code.textContent = code.textContent.replaceAll(
    /(["'])(\.\.\/(?:v1|gallery)\/[^"'\s]*)/g,
    (_, quote, address) => quote + new URL(address, location.href).href,
  );
  const button = document.createElement('button');
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection()?.selectAllChildren(code);
      button.textContent = 'Selected: copy it from here';
    }
  });
  code.closest('pre')?.before(button);
}
