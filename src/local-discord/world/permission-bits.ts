/** Discord's permission bits that matter to a bot that talks. */
export const PERMISSION = {
  administrator: 1n << 3n,
  manageChannels: 1n << 4n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  manageMessages: 1n << 13n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readMessageHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  useExternalEmojis: 1n << 18n,
  useApplicationCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  createPublicThreads: 1n << 35n,
  createPrivateThreads: 1n << 36n,
  sendMessagesInThreads: 1n << 38n,
} as const;

export type PermissionName = keyof typeof PERMISSION;

/** Every permission bit that exists, as an administrator has them. */
export const ALL_PERMISSIONS = (1n << 53n) - 1n;

/** The decimal string Discord uses for a set of permissions. */
export function permissionBits(names: readonly PermissionName[]): string {
  return names.reduce((bits, name) => bits | PERMISSION[name], 0n).toString();
}
