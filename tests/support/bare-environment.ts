/** The environment of a process of its own: of ours nothing but the path, and nothing of a developer's `.env`, whose token is real. */
export const bareEnvironment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  DOTENV_PATH: 'no.env',
});
