import { h } from './dom.ts';
import type { Command, Guild, Option } from './model.ts';

/** What the composer is for: this channel's commands, and where typed things go. */
export type Composing = {
  commands: readonly Command[];
  guild: Guild | undefined;
  canWrite: boolean;
  say(content: string): void;
  send(command: string, options: Record<string, string>): void;
  complete(
    command: string,
    options: Record<string, string>,
    focus: string,
  ): Promise<{ name: string; value: string | number }[]>;
};

type Entry = { label: string; hint: string; pick: () => void };

const COMPLETION_DELAY_MS = 150;
const KINDS = { user: 6, channel: 7, role: 8 };

/** Fills the composer's form: a line to type in, the list above it, and a pill for each option of the command chosen. */
export function fillComposer(form: HTMLElement, composing: Composing): void {
  const list = h('ul', { class: 'options', role: 'listbox', id: 'suggestions' });
  const bar = h('div', { class: 'bar' });
  let entries: Entry[] = [];
  let marked = 0;

  const offer = (next: Entry[]) => {
    entries = next;
    marked = 0;
    draw();
  };
  const draw = () =>
    list.replaceChildren(
      ...entries.map((entry, i) =>
        h(
          'li',
          {
            role: 'option',
            'aria-selected': String(i === marked),
            onmousedown: (event) => {
              event.preventDefault();
              entry.pick();
            },
          },
          entry.label,
          h('small', {}, entry.hint),
        ),
      ),
    );
  /** Keys that walk the list; true when the key was the list's. */
  const walk = (event: KeyboardEvent): boolean => {
    if (entries.length === 0) return false;
    if (event.key === 'ArrowDown') marked = (marked + 1) % entries.length;
    else if (event.key === 'ArrowUp') marked = (marked + entries.length - 1) % entries.length;
    else if (event.key === 'Enter' || event.key === 'Tab') entries[marked]?.pick();
    else if (event.key === 'Escape') offer([]);
    else return false;
    event.preventDefault();
    if (event.key.startsWith('Arrow')) draw();
    return true;
  };

  const plain = () => {
    const input = h('input', {
      'aria-label': 'Message',
      'aria-controls': 'suggestions',
      placeholder: composing.canWrite
        ? 'Message, or / for commands'
        : 'You cannot write here; / for commands',
      oninput: () => offer(input.value.startsWith('/') ? commandsLike(input.value.slice(1)) : []),
      onkeydown: (event) => {
        if (!(event instanceof KeyboardEvent) || walk(event) || event.key !== 'Enter') return;
        event.preventDefault();
        const content = input.value.trim();
        if (content !== '' && !content.startsWith('/')) composing.say(content);
        input.value = '';
      },
    });
    offer([]);
    bar.replaceChildren(input);
    return input;
  };

  const commandsLike = (typed: string): Entry[] =>
    composing.commands
      .filter((command) => command.type === 1)
      .flatMap((command) => leaves(command))
      .filter(({ path }) => path.startsWith(typed.trimEnd()) || typed.startsWith(path))
      .map(({ path, description, options }) => ({
        label: `/${path}`,
        hint: description,
        pick: () => compose(path, options),
      }));

  const compose = (path: string, options: readonly Option[]) => {
    const fields = options.map((option) => ({
      option,
      input: h('input', {
        'aria-label': option.name,
        'aria-controls': 'suggestions',
        placeholder: option.required ? 'required' : 'optional',
      }),
      value: '',
    }));
    const values = () =>
      Object.fromEntries(
        fields
          .map(({ option, value, input }) => [option.name, value || input.value])
          .filter(([, value]) => value !== ''),
      );
    let asked = 0;
    const suggest = async (field: (typeof fields)[number]) => {
      const { option, input } = field;
      const choose = (name: string, value: string): Entry => ({
        label: name,
        hint: option.name,
        pick: () => {
          input.value = name;
          field.value = value;
          offer([]);
        },
      });
      asked += 1;
      const mine = asked;
      if (!option.autocomplete) {
        const fitting = fixedChoices(option, composing.guild).filter(({ name }) =>
          name.toLowerCase().includes(input.value.toLowerCase()),
        );
        offer(fitting.map(({ name, value }) => choose(name, value)));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, COMPLETION_DELAY_MS));
      if (mine !== asked) return;
      const choices = await composing.complete(
        path,
        { ...values(), [option.name]: input.value },
        option.name,
      );
      if (mine === asked) offer(choices.map(({ name, value }) => choose(name, String(value))));
    };
    const send = () => {
      const missing = fields.find(({ option, input }) => option.required && input.value === '');
      if (missing) {
        missing.input.focus();
        return;
      }
      asked += 1;
      composing.send(path, values());
      plain().focus();
    };
    for (const field of fields) {
      field.input.addEventListener('input', () => {
        field.value = '';
        void suggest(field);
      });
      field.input.addEventListener('focus', () => void suggest(field));
      field.input.addEventListener('blur', () => offer([]));
      field.input.addEventListener('keydown', (event) => {
        if (
          event.key === 'Enter' &&
          entries.length > 0 &&
          field.value === '' &&
          marked === 0 &&
          field.input.value !== '' &&
          field.option.autocomplete
        ) {
          // As on Discord, free text may be sent as it is; the list is picked from with Tab or the arrows.
          event.preventDefault();
          offer([]);
          send();
          return;
        }
        if (walk(event)) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          send();
        } else if (event.key === 'Escape' || (event.key === 'Backspace' && field.input.value === ''))
          plain().focus();
      });
    }
    bar.replaceChildren(
      h('strong', {}, `/${path}`),
      ...fields.map(({ option, input }) =>
        h('span', { class: 'pill', title: option.description }, option.name, input),
      ),
      h('button', { type: 'button', class: 'button style-1', onclick: send }, 'Send'),
    );
    offer([]);
    (fields[0]?.input ?? bar.querySelector('button'))?.focus();
  };

  form.replaceChildren(list, bar);
  form.onsubmit = (event) => event.preventDefault();
  plain();
}

type Leaf = { path: string; description: string; options: readonly Option[] };

function leaves(command: { name: string; description: string; options?: Option[] }): Leaf[] {
  const nested = (command.options ?? []).filter((option) => option.type <= 2);
  if (nested.length === 0)
    return [{ path: command.name, description: command.description, options: command.options ?? [] }];
  return nested.flatMap(leaves).map((leaf) => ({ ...leaf, path: `${command.name} ${leaf.path}` }));
}

function fixedChoices(option: Option, guild: Guild | undefined): { name: string; value: string }[] {
  if (option.choices?.length)
    return option.choices.map(({ name, value }) => ({ name, value: String(value) }));
  if (option.type === 5) return ['true', 'false'].map((value) => ({ name: value, value }));
  if (option.type === KINDS.user)
    return (guild?.members ?? []).map((user) => ({
      name: user.global_name ?? user.username,
      value: user.id,
    }));
  if (option.type === KINDS.role) return (guild?.roles ?? []).map(({ name, id }) => ({ name, value: id }));
  if (option.type === KINDS.channel)
    return (guild?.channels ?? []).map((one) => ({ name: `#${one.name ?? ''}`, value: one.id }));
  return [];
}
