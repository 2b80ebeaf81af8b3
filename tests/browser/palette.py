"""PNG -> a smaller PNG of at most 128 colours: the most frequent ones, and the nearest of them for the rest.

Chromium counts and replaces the colours, since here it is the one program that reads pictures.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

REDUCE = """async (picture) => {
  const sent = (bytes) => {
    let text = '';
    for (const each of bytes) text += String.fromCharCode(each);
    return btoa(text);
  };
  const image = await createImageBitmap(await (await fetch(picture)).blob());
  const { width, height } = image;
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const dots = pen.getImageData(0, 0, width, height).data;
  const colours = new Uint32Array(dots.buffer);
  const counts = new Map();
  for (const each of colours) counts.set(each, (counts.get(each) ?? 0) + 1);
  const chosen = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a - b).slice(0, 128);
  const parts = (colour) => [0, 8, 16, 24].map((bits) => (colour >>> bits) & 255);
  const palette = chosen.map(parts);
  const places = new Map(chosen.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) {
    if (places.has(colour)) continue;
    const wanted = parts(colour);
    let [least, nearest] = [Infinity, 0];
    palette.forEach((each, place) => {
      const apart = each.reduce((sum, part, at) => sum + (part - wanted[at]) ** 2, 0);
      if (apart < least) [least, nearest] = [apart, place];
    });
    places.set(colour, nearest);
  }
  return { width, height, palette: sent(palette.flat()), dots: sent(colours.map((each) => places.get(each))) };
}"""


def reduced(page: Page, picture: bytes) -> bytes:
    """The picture with a palette. `page` is one whose address is `about:blank`."""
    found = page.evaluate(REDUCE, address(picture))
    width, height = found["width"], found["height"]
    palette, dots = b64decode(found["palette"]), b64decode(found["dots"])
    rows = b"".join(b"\0" + dots[start : start + width] for start in range(0, width * height, width))
    colours = [palette[at : at + 4] for at in range(0, len(palette), 4)]
    return b"\x89PNG\r\n\x1a\n" + b"".join((
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        _chunk(b"PLTE", b"".join(each[:3] for each in colours)),
        _chunk(b"tRNS", b"".join(each[3:] for each in colours)),
        _chunk(b"IDAT", zlib.compress(rows, 9)),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def address(picture: bytes) -> str:
    """A picture as an address that a page can load it from."""
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
