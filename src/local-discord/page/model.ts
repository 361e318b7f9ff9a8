/** What the page reads of the control API's answers; the spelling is Discord's. */
export type User = { id: string; username: string; global_name: string | null; bot: boolean };

export type Channel = {
  id: string;
  type: number;
  name?: string;
  topic?: string | null;
  position?: number;
  parent_id?: string | null;
  owner_id?: string;
  message_count?: number;
  last_message_id?: string | null;
  applied_tags?: string[];
  available_tags?: { id: string; name: string }[];
  thread_metadata?: { archived: boolean; locked: boolean };
  can_write?: boolean;
  bot_can_see?: boolean;
  permission_overwrites?: { id: string; deny: string }[];
  /** Of a forum post: how it begins. */
  first_message?: string;
};

export type Role = {
  permissions: string;
  id: string;
  name: string;
  color: number;
  position: number;
  hoist: boolean;
};
export type Member = User & { roles: string[] };
export type Guild = {
  id: string;
  name: string;
  owner_id: string;
  roles: Role[];
  members: Member[];
  channels: Channel[];
};

export type Home = {
  now: number;
  /** When its servers and messages began, in ms since 1970. */
  began: number;
  /** Whether the bot begins anew with them. */
  forgets: boolean;
  me: User;
  locale: string;
  people: User[];
  bot: User & { connected: boolean };
  directMessages: Channel;
  guilds: Guild[];
};

export type Choice = { label: string; value: string; description?: string; default?: boolean };

/** A component of a message or modal; which fields are there depends on `type`. */
export type Component = {
  type: number;
  custom_id?: string;
  label?: string;
  description?: string;
  style?: number;
  url?: string;
  disabled?: boolean;
  emoji?: { name?: string };
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  min_length?: number;
  max_length?: number;
  required?: boolean;
  value?: string;
  options?: (Choice & { emoji?: { name?: string } })[];
  default_values?: { id: string }[];
  channel_types?: number[];
  content?: string;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  accent_color?: number | null;
  spoiler?: boolean;
  media?: { url: string };
  items?: { media: { url: string }; description?: string }[];
  file?: { url: string };
  name?: string;
  size?: number;
  divider?: boolean;
  spacing?: number;
};

export type Embed = {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  timestamp?: string;
  author?: { name: string; url?: string };
  footer?: { text: string };
  image?: { url: string };
  thumbnail?: { url: string };
  fields?: { name: string; value: string; inline?: boolean }[];
};

type Asked = { type: number; user: User; name?: string };
export type Message = {
  id: string;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  components: Component[];
  embeds: Embed[];
  attachments: { filename: string; url: string; size: number }[];
  mentions: User[];
  mention_roles: string[];
  mention_everyone: boolean;
  interaction_metadata?: Asked & { triggering_interaction_metadata?: Asked };
  referenced_message?: Message | null;
};

type Localised = Record<string, string> | null;
export type Option = {
  type: number;
  name: string;
  name_localizations?: Localised;
  description: string;
  description_localizations?: Localised;
  required?: boolean;
  autocomplete?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
  channel_types?: number[];
  choices?: { name: string; name_localizations?: Localised; value: string | number }[];
  options?: Option[];
};
export type Command = Omit<Option, 'required' | 'choices'> & { id: string };

export type Modal = { interactionId: string; customId: string; title: string; components: Component[] };
export type Outcome = { kind: string; reason?: string; modal?: Modal };

export const MESSAGE_FLAG = { ephemeral: 1 << 6, loading: 1 << 7, componentsV2: 1 << 15 } as const;
export const KIND = { text: 0, dm: 1, voice: 2, category: 4, announcement: 5, forum: 15 } as const;

/** Whether a channel is a thread, a forum's post included. */
export function isThread({ type }: Channel): boolean {
  return type >= 10 && type <= 12;
}

/** The command a message answers, also by way of a form that it opened. */
export function commandOf({ interaction_metadata: asked }: Message): string | undefined {
  return asked?.name ?? asked?.triggering_interaction_metadata?.name;
}

/** The name others see. */
export function nameOf(user: User): string {
  return user.global_name ?? user.username;
}
