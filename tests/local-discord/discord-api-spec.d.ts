/** The package ships this module's code without its types. */
declare module 'discord-api-spec/zod' {
  import type { z } from 'zod';

  export const ApplicationCommandResponseSchema: z.ZodType;
  export const CreatedThreadResponseSchema: z.ZodType;
  export const GatewayBotResponseSchema: z.ZodType;
  export const GuildChannelResponseSchema: z.ZodType;
  export const GuildMemberResponseSchema: z.ZodType;
  export const GuildWithCountsResponseSchema: z.ZodType;
  export const InteractionCallbackResponseSchema: z.ZodType;
  export const MessageResponseSchema: z.ZodType;
  export const PrivateApplicationResponseSchema: z.ZodType;
  export const PrivateChannelResponseSchema: z.ZodType;
  export const ThreadResponseSchema: z.ZodType;
  export const UserPIIResponseSchema: z.ZodType;
}
