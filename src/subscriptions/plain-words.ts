/** Discord's Markdown in words for the log: nothing bold or escaped, times in UTC; who or what is mentioned stays by its id. */
export const plainWords = (markdown: string): string =>
  markdown.replace(MARKUP, (_, escaped?: string, seconds?: string) =>
    seconds === undefined ? (escaped ?? '') : new Date(Number(seconds) * 1000).toISOString(),
  );

const MARKUP = /\\(.)|<t:(\d+):f>|\*\*|\u200b/g;
