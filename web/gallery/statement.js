const task = document.querySelector('#task');
const begun = Date.now();

/** A course's page sends it to its store: fetch(`${endpoint}/statements`, { method: 'POST', … }). */
function send(statement) {
  document.querySelector('#sent').textContent = JSON.stringify(statement, null, 2);
}

task.addEventListener('edgewise-goal', ({ detail }) => {
  const { met, score, max, attempts, fingerprint } = detail;
  send({
    actor: { account: { homePage: 'https://course.example', name: 'learner-1' } },
    verb: met
      ? { id: 'http://adlnet.gov/expapi/verbs/passed', display: { en: 'passed' } }
      : { id: 'http://adlnet.gov/expapi/verbs/failed', display: { en: 'failed' } },
    object: {
      id: 'https://course.example/tasks/exclusive-or',
      definition: { name: { en: task.project.title } },
    },
    result: {
      success: met,
      completion: true,
      score: { raw: score, min: 0, max, scaled: score / max },
      duration: `PT${Math.round((Date.now() - begun) / 1000)}S`,
      extensions: {
        'https://course.example/attempts': attempts,
        'https://course.example/fingerprint': fingerprint,
      },
    },
  });
});
