/** What the page reads of the control API's answers; the spelling is Discord's. */
export type User = { id: string; username: string; global_name: string | null; bot: boolean };

export type Channel = {
  id: string;
  type: number;
  name?: string;
  topic?: string | null;
  parent_id?: string | null;
  can_write?: boolean;
};

export type Role = { id: string; name: string; color: number };
export type Guild = { id: string; name: string; roles: Role[]; members: User[]; channels: Channel[] };

export type Home = {
  me: User;
  people: User[];
  bot: User & { connected: boolean };
  directMessages: Channel;
  guilds: Guild[];
};

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
  options?: { label: string; value: string; description?: string; default?: boolean }[];
  content?: string;
  components?: Component[];
  component?: Component;
  accessory?: Component;
  accent_color?: number;
  media?: { url: string };
  items?: { media: { url: string }; description?: string }[];
  file?: { url: string };
  name?: string;
  divider?: boolean;
};

export type Embed = {
  title?: string;
  description?: string;
  url?: string;
  color?: number;
  author?: { name: string };
  footer?: { text: string };
  fields?: { name: string; value: string }[];
};

export type Message = {
  id: string;
  type: number;
  author: User;
  content: string;
  timestamp: string;
  edited_timestamp: string | null;
  flags: number;
  components: Component[];
  embeds: Embed[];
  attachments: { filename: string; url: string }[];
  interaction_metadata?: { user: User; name?: string };
};

export type Option = {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  choices?: { name: string; value: string | number }[];
  options?: Option[];
};
export type Command = { id: string; type: number; name: string; description: string; options?: Option[] };

export type Modal = { interactionId: string; customId: string; title: string; components: Component[] };
export type Outcome = { kind: string; reason?: string; modal?: Modal };
