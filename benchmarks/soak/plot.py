"""The memory of a soak as a small drawing."""

from collections.abc import Sequence

WIDTH, HEIGHT, LEFT, RIGHT, BELOW, ABOVE = 640, 250, 56, 28, 34, 26
MEGABYTE = 2**20


def draw_memory(rows: Sequence[tuple[int, int]]) -> str:
    """An SVG of the bytes held (up) after so many items (right)."""
    most = max((items for items, _ in rows), default=1)
    high = 100 * (1 + max((size for _, size in rows), default=0) // (100 * MEGABYTE))

    def place(items: float, megabytes: float) -> tuple[float, float]:
        x = LEFT + items / most * (WIDTH - LEFT - RIGHT)
        return round(x, 1), round(HEIGHT - BELOW - megabytes / high * (HEIGHT - BELOW - ABOVE), 1)

    points = " ".join("{},{}".format(*place(items, size / MEGABYTE)) for items, size in rows)
    lines = []
    for part in range(5):
        (x, _), (_, y) = place(most * part / 4, 0), place(0, high * part / 4)
        lines.append(f'<path d="M{LEFT} {y}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        lines.append(f'<text x="{LEFT - 6}" y="{y + 4}" text-anchor="end">{high * part // 4}</text>')
        lines.append(f'<text x="{x}" y="{HEIGHT - BELOW + 16}" text-anchor="middle">{most * part // 4:,}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="11">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>{"".join(lines)}'
        f'<text x="{WIDTH / 2}" y="{HEIGHT - 4}" text-anchor="middle">items read</text>'
        f'<text x="4" y="12">MB held</text>'
        f'<polyline points="{points}" fill="none" stroke="#1f5f8b" stroke-width="1.5"/></svg>\n'
    )
