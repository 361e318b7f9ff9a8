import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIButtonComponentWithURL,
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  type APISectionComponent,
  type APISeparatorComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { shorten } from '../briefings/shorten.ts';

export type Component = APIMessageTopLevelComponent;
export type Button = APIButtonComponentWithCustomId | APIButtonComponentWithURL;
export type Block = APIComponentInContainer;

/** Discord's limits for one Components V2 message. Source: components reference and guide, read 2026-08. */
export const LIMITS = { components: 40, characters: 4000, buttonLabel: 80, rowButtons: 5, url: 512 } as const;

/** The bar at the left of every briefing and answer. */
const ACCENT = 0x3d7a9e;

/** A framed message body. */
export const container = (...components: readonly Block[]): Component => ({
  type: ComponentType.Container,
  accent_color: ACCENT,
  components: [...components],
});

/** Discord Markdown; escape what is not ours first (see `markdown.ts`). */
export const text = (content: string): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
});

/** A thin line between blocks. */
export const separator = (): APISeparatorComponent => ({
  type: ComponentType.Separator,
  divider: true,
  spacing: 1,
});

/** A text with one button at its right. */
export const section = (content: string, accessory: Button): APISectionComponent => ({
  type: ComponentType.Section,
  components: [text(content)],
  accessory,
});

/** Up to five buttons side by side. */
export const row = (...components: readonly Button[]): APIActionRowComponent<Button> => ({
  type: ComponentType.ActionRow,
  components: [...components],
});

type ButtonOptions = { primary?: boolean; disabled?: boolean };

/** A button that comes back to us with `customId`. A label that is too long for Discord is shortened. */
export const button = (
  label: string,
  customId: string,
  { primary, disabled }: ButtonOptions = {},
): Button => ({
  type: ComponentType.Button,
  style: primary ? ButtonStyle.Primary : ButtonStyle.Secondary,
  label: shorten(label, LIMITS.buttonLabel),
  custom_id: customId,
  ...(disabled && { disabled }),
});

/** A button that opens an address. */
export const link = (label: string, url: string): Button => ({
  type: ComponentType.Button,
  style: ButtonStyle.Link,
  label: shorten(label, LIMITS.buttonLabel),
  url,
});

/** Back, "Page 2 of 5", Next. Their ids say which button they are, since no id may occur twice in one message. */
export const pageButtons = (number: number, count: number, id: (page: number) => string): Button[] => [
  button('◀ Back', `${id(number - 1)}:back`, { disabled: number === 1 }),
  button(`Page ${number} of ${count}`, `${id(number)}:here`, { disabled: true }),
  button('Next ▶', `${id(number + 1)}:next`, { disabled: number === count }),
];
