/** The letters of code page 1047 by byte, as far as they print; what doesn't is a dot. */
const EBCDIC = ebcdic()

const LINE_BYTES = 16
const MOST_BYTES = 64 * 1024

/** Offset, bytes, and the same bytes read as EBCDIC and as ASCII. */
export function hexDump(body: Uint8Array): string {
  const lines = []
  for (let start = 0; start < Math.min(body.length, MOST_BYTES); start += LINE_BYTES) {
    const line = body.subarray(start, start + LINE_BYTES)
    const hex = [...line].map(byte => byte.toString(16).padStart(2, '0'))
    const left = hex.slice(0, 8).join(' ').padEnd(23)
    const right = hex.slice(8).join(' ').padEnd(23)
    const ebcdic = [...line].map(byte => EBCDIC[byte]).join('')
    const ascii = [...line].map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${start.toString(16).padStart(6, '0')}  ${left}  ${right}  ${ebcdic.padEnd(LINE_BYTES)}  ${ascii}`)
  }
  if (body.length > MOST_BYTES) {
    lines.push(`… ${body.length - MOST_BYTES} more bytes`)
  }
  return [`offset  ${'bytes'.padEnd(48)}  ${'EBCDIC'.padEnd(LINE_BYTES)}  ASCII`, ...lines].join('\n')
}

export function toHex(body: Uint8Array): string {
  const hex = [...body].map(byte => byte.toString(16).padStart(2, '0'))
  const lines = []
  for (let start = 0; start < hex.length; start += LINE_BYTES) {
    lines.push(hex.slice(start, start + LINE_BYTES).join(' '))
  }
  return lines.join('\n')
}

/** Undefined if it is no row of bytes. */
export function fromHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/\s+/g, '')
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) {
    return undefined
  }
  return Uint8Array.from(digits.match(/../g) ?? [], pair => parseInt(pair, 16))
}

export function toBase64(body: Uint8Array): string {
  let text = ''
  body.forEach(byte => (text += String.fromCharCode(byte)))
  return btoa(text)
}

function ebcdic(): string[] {
  const table = new Array<string>(256).fill('.')
  const put = (first: number, letters: string) => [...letters].forEach((letter, index) => (table[first + index] = letter))
  put(0x40, ' ')
  put(0x4a, '¢.<(+|&')
  put(0x5a, '!$*);^-/')
  put(0x6b, ',%_>?')
  put(0x79, '`:#@\'="')
  put(0x81, 'abcdefghi')
  put(0x91, 'jklmnopqr')
  put(0xa1, '~stuvwxyz')
  put(0xad, '[')
  put(0xbd, ']')
  put(0xc0, '{ABCDEFGHI')
  put(0xd0, '}JKLMNOPQR')
  put(0xe0, '\\')
  put(0xe2, 'STUVWXYZ')
  put(0xf0, '0123456789')
  return table
}
