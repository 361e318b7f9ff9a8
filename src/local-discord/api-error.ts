/** The `errors` part of Discord's "Invalid Form Body": the shape of the body, with a list of faults at each bad place. */
export type FormErrors = { [place: string]: FormErrors | FormFault[] };
export type FormFault = { code: string; message: string };

/** A refusal as Discord words it: HTTP status, numeric code, message, and for code 50035 the places at fault. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: FormErrors | undefined;
  /** How long to wait, in seconds, for refusals of status 429. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: number, message: string, more: ErrorDetails = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }

  /** The JSON body Discord would send. */
  get body(): object {
    const { message, code, errors, retryAfter } = this;
    return {
      message,
      code,
      ...(errors && { errors }),
      ...(retryAfter !== undefined && { retry_after: retryAfter, global: false }),
    };
  }
}
type ErrorDetails = { errors?: FormErrors; retryAfter?: number };

/** Every refusal that is one fixed sentence, by name. */
const REFUSAL = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  methodNotAllowed: [405, 0, '405: Method Not Allowed'],
  serverError: [500, 0, '500: Internal Server Error'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  tooManyDailyCommands: [
    400,
    30034,
    'Max number of daily application command creates has been reached (200)',
  ],
  maxAttachments: [400, 30015, 'Maximum number of attachments in a message reached (10)'],
  maxCommands: [400, 30032, 'Maximum number of application commands reached (100)'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyCrossposted: [400, 40033, 'This message has already been crossposted.'],
  forumNeedsThread: [400, 40058, 'Cannot send messages in a forum channel. Create a thread instead.'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  onlyModeratedTags: [400, 40066, 'There are no tags available that can be set by non-moderators'],
  tagRequired: [400, 40067, 'A tag is required to create a forum post in this channel'],
  blockedByNetwork: [403, 40333, 'internal network error'],
  missingAccess: [403, 50001, 'Missing Access'],
  cannotEditOthers: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'],
  notATextChannel: [400, 50008, 'Cannot send messages in a non-text channel'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  badToken: [401, 50027, 'Invalid Webhook Token'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidRecipients: [400, 50033, 'Invalid Recipient(s)'],
  badVersion: [400, 50041, 'Invalid API version specified'],
  fileTooLarge: [400, 50045, 'File uploaded exceeds the maximum size'],
  threadArchived: [400, 50083, 'Thread is archived'],
  badJson: [400, 50109, 'The request body contains invalid JSON.'],
  threadLocked: [400, 160005, 'Thread is locked'],
} as const satisfies Record<string, readonly [number, number, string]>;

/** Builds the refusal of that name, to be thrown. */
export function refusal(name: keyof typeof REFUSAL): ApiError {
  const [status, code, message] = REFUSAL[name];
  return new ApiError(status, code, message);
}
