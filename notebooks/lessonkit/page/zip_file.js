// @ts-check
// Zip files, written without compression and read with the browser's own.

const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_HEADER = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const LENGTHS = { local: 30, directory: 46, end: 22 };
/** 1 January 1980, with which zip begins: a file does not tell when it was made. */
const FIRST_DAY = 0x21;
/** The version of zip that is needed to read the file. */
const VERSION = 20;
/** Says that names are UTF-8. */
const UTF8 = 0x800;
const MOST_BYTES = 8_000_000;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let crc = n;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** @param {Uint8Array} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/** Return numbers in the order of bytes that zip wants.
 * @param {...[value: number, bytes: 2 | 4]} fields
 */
function record(...fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** Return a zip file.
 * @param {Record<string, string>} files texts by their names
 * @returns {Uint8Array<ArrayBuffer>[]} the file in pieces
 */
export function zip(files) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [nameBytes, bytes] = [name, text].map((one) => new TextEncoder().encode(one));
    /** What stands in both headers.
     * @type {[number, 2 | 4][]}
     */
    const common = [
      [VERSION, 2],
      [UTF8, 2],
      [0, 2],
      [0, 2],
      [FIRST_DAY, 2],
      [crc32(bytes), 4],
      [bytes.length, 4],
      [bytes.length, 4],
      [nameBytes.length, 2],
      [0, 2],
    ];
    pieces.push(record([LOCAL_HEADER, 4], ...common), nameBytes, bytes);
    const place = record([0, 2], [0, 2], [0, 2], [0, 4], [at, 4]);
    directory.push(record([DIRECTORY_HEADER, 4], [VERSION, 2], ...common), place, nameBytes);
    at += LENGTHS.local + nameBytes.length + bytes.length;
  }
  const count = Object.keys(files).length;
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = record(
    [DIRECTORY_END, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [size, 4],
    [at, 4],
    [0, 2],
  );
  return [...pieces, ...directory, end];
}

/** Return the text of one file in a zip file.
 * @param {ArrayBuffer} content
 * @param {string} wanted its name
 * @throws if the content is no zip file, or lacks the file, or the file is too large
 */
export async function unzip(content, wanted) {
  const view = new DataView(content);
  const { method, from, size } = entry(view, wanted);
  // The local header may be longer than the directory says.
  const start = from + LENGTHS.local + view.getUint16(from + 26, true) +
    view.getUint16(from + 28, true);
  const bytes = new Blob([content.slice(start, start + size)]).stream();
  const plain = method ? bytes.pipeThrough(new DecompressionStream("deflate-raw")) : bytes;
  return new TextDecoder().decode(await upToLimit(plain));
}

/** Find a file in the directory of a zip file.
 * @param {DataView} view
 * @param {string} wanted
 */
function entry(view, wanted) {
  let end = view.byteLength - LENGTHS.end;
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end--;
  if (end < 0) throw new Error("no zip file");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== DIRECTORY_HEADER) throw new Error("no directory");
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(
      new Uint8Array(view.buffer, at + LENGTHS.directory, length),
    );
    if (name === wanted) {
      return {
        method: view.getUint16(at + 10, true),
        size: view.getUint32(at + 20, true),
        from: view.getUint32(at + 42, true),
      };
    }
    at += LENGTHS.directory + length + view.getUint16(at + 30, true) +
      view.getUint16(at + 32, true);
  }
  throw new Error(`no ${wanted}`);
}

/** Read a stream that is not too long: a small zip file can hold a text of many gigabytes.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} stream
 */
async function upToLimit(stream) {
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let length = 0;
  for (const reader = stream.getReader();;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).arrayBuffer();
    chunks.push(value);
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new Error("too large");
    }
  }
}
