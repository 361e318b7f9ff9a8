import { act } from '../api.ts';
import { showDialog } from '../dialog.ts';
import { h } from '../dom.ts';
import { icon } from '../icons.ts';

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
  const close = () => dialog.close();
  const text = h('textarea', {
    class: 'field',
    id: 'briefing-text',
    rows: '14',
    required: true,
    spellcheck: 'false',
  });
  text.value = last;
  const dialog = h(
    'dialog',
    { class: 'modal', 'aria-label': 'Drop a briefing in' },
    h(
      'div',
      { class: 'modal-head' },
      h('h2', {}, 'Drop a briefing in'),
      h(
        'button',
        { type: 'button', class: 'tool', 'aria-label': 'Close', onclick: close },
        icon('close', 22),
      ),
    ),
    h(
      'form',
      {
        method: 'dialog',
        onsubmit: async (event) => {
          event.preventDefault();
          last = text.value;
          close();
          say(
            await act<{ told: string }>('drop', { text: last }).then(
              ({ told }) => told,
              (error: Error) => error.message,
            ),
          );
        },
      },
      h(
        'div',
        { class: 'modal-field' },
        h('label', { for: 'briefing-text' }, 'The text, as a file of the briefings’ folder'),
        h('div', { class: 'subtext' }, 'The same title again corrects what was posted.'),
        text,
      ),
      h(
        'div',
        { class: 'modal-foot' },
        h('button', { type: 'button', class: 'button', onclick: close }, 'Cancel'),
        h('button', { class: 'button style-1' }, 'Publish'),
      ),
    ),
  );
  showDialog(dialog);
  text.focus();
}
