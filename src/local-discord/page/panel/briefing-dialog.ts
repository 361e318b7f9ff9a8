import { act } from '../api.ts';
import { ask } from '../parts/dialog.ts';
import { h } from '../parts/dom.ts';

const EXAMPLE = `# A quiet harbour reopens

The old harbour takes ships again after two years of work, and the town expects visitors.

## Key takeaways

- The harbour reopened on Monday.
- Ferries call twice a day.

## Did you know?

- Dredging: Taking mud and sand from the bottom of a harbour, so that ships do not run aground.
`;
let last = EXAMPLE;

/** Asks for a text and hands it in as a briefing; `say` is told what came of it. Publishing the same title again corrects it. */
export function briefingDialog(say: (words: string) => void): void {
  const text = h('textarea', {
    class: 'field',
    id: 'briefing-text',
    rows: '14',
    required: true,
    spellcheck: 'false',
  });
  text.value = last;
  ask({
    title: 'Drop a briefing in',
    action: 'Publish',
    body: [
      h(
        'div',
        { class: 'modal-field' },
        h('label', { for: 'briefing-text' }, 'The text, as a file of the briefings’ folder'),
        h('div', { class: 'subtext' }, 'The same title again corrects what was posted.'),
        text,
      ),
    ],
    submit: async () => {
      last = text.value;
      const { told } = await act<{ told: string }>('drop', { text: last });
      say(told);
    },
  });
}
