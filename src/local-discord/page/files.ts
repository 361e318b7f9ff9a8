/** A file as the control API takes it. */
export type FileValue = { filename: string; contentType: string; base64: string };

/** Reads a chosen file; throws with the words to show when it is gone by now. */
export async function readFile(file: File): Promise<FileValue> {
  const content = await file.arrayBuffer().catch(() => {
    throw new Error(`${file.name} cannot be read. Choose it again.`);
  });
  const bytes = new Uint8Array(content);
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { filename: file.name, contentType: file.type || 'application/octet-stream', base64 };
}
