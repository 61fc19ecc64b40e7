/** A copy of bytes or text as bytes; `undefined` for anything else. The copy cannot change while it is verified. */
export function copyBytes(source: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (typeof source === "string") return new TextEncoder().encode(source);
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
  }
  return isArrayBuffer(source) ? new Uint8Array(source).slice() : undefined;
}

/** The bytes that base64 stands for; `undefined` when it is not base64. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

// By tag, because the ArrayBuffer of another realm is no instance of this one.
function isArrayBuffer(source: unknown): source is ArrayBuffer {
  return Object.prototype.toString.call(source) === "[object ArrayBuffer]";
}
