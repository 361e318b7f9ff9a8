/** The largest file that is read, in bytes. */
export const MAX_BYTES = 1024 * 1024;

/** Longer lines are no text that people write, and Markdown's rules make some of them very slow to read. */
const MAX_LINE = 20_000;

type Refusal = { found: string; mend: string; line?: number };

/** A file's bytes as text without its byte order mark, or why they are not text. */
export function decode(bytes: Uint8Array): { text: string } | Refusal {
  if (bytes.length > MAX_BYTES) {
    return {
      found: `the file has ${bytes.length} bytes`,
      mend: `At most ${MAX_BYTES} (1 MiB) are read; split it`,
    };
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { found: 'the file is UTF-16', mend: 'Save it as UTF-8' };
  }
  if (bytes.includes(0))
    return { found: 'the file is not text (it has null bytes)', mend: 'Save it as plain UTF-8 text' };
  try {
    return checkLines(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { found: 'the file is not UTF-8', mend: 'Save it as UTF-8' };
  }
}

function checkLines(text: string): { text: string } | Refusal {
  const line = text.split(/\r\n?|\n/).findIndex((one) => one.length > MAX_LINE);
  if (line === -1) return { text };
  return {
    found: `the line has more than ${MAX_LINE} characters`,
    mend: 'Break it into paragraphs',
    line: line + 1,
  };
}
