/** A file as the control API takes it. */
export type FileValue = { filename: string; contentType: string; base64: string };

/** Reads a chosen file. */
export async function readFile(file: File): Promise<FileValue> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { filename: file.name, contentType: file.type || 'application/octet-stream', base64 };
}
