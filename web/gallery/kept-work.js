const name = 'my-course.circle';
const work = document.querySelector('#work');
const note = document.querySelector('#note');

// Small JSON, nobody has to look into it: a course would send it to its server.
work.addEventListener('edgewise-state', ({ detail }) => {
  localStorage.setItem(name, JSON.stringify(detail.state));
  note.textContent = 'Kept.';
});

const kept = localStorage.getItem(name);
if (kept) {
  await work.setState(JSON.parse(kept));
  note.textContent = 'This is how you left it.';
}

document.querySelector('#forget').addEventListener('click', () => {
  localStorage.removeItem(name);
  location.reload();
});
