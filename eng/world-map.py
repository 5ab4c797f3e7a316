"""Draws the map of the world the pages use, once: python3 eng/world-map.py <folder of world-atlas>

Writes the outlines of the land as a picture, and prints where each country lies on it. No border is drawn.
Land and countries are those of Natural Earth (public domain), as the package world-atlas 2.0.2 brings them.
"""

import json
import math
import re
import sys

WIDTH, TOP, BOTTOM = 1000, 84, -58
NAMES = "src/Passavant.Accords/Words/CountryNames.cs"
OTHERWISE = {
    "N. Mariana Is.": "MP", "U.S. Virgin Is.": "VI", "S. Geo. and the Is.": "GS", "Br. Indian Ocean Ter.": "IO",
    "S. Sudan": "SS", "São Tomé and Principe": "ST", "St. Vin. and Gren.": "VC", "W. Sahara": "EH",
    "Wallis and Futuna Is.": "WF", "St-Martin": "MF", "St-Barthélemy": "BL", "Fr. Polynesia": "PF",
    "Fr. S. Antarctic Lands": "TF", "Åland": "AX", "Eq. Guinea": "GQ", "Dominican Rep.": "DO", "Faeroe Is.": "FO",
    "Dem. Rep. Congo": "CD", "Central African Rep.": "CF", "Bosnia and Herz.": "BA",
    "Heard I. and McDonald Is.": "HM", "Antigua and Barb.": "AG",
}
# Whose middle the largest outline does not give, or who have none of their own: longitude, latitude.
KNOWN = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.9, -12.2), "CX": (105.7, -10.5), "GF": (-53.1, 4.0),
    "GI": (-5.35, 36.1), "GP": (-61.5, 16.2), "MQ": (-61.0, 14.6), "RE": (55.5, -21.1), "SJ": (16.0, 78.5),
    "TK": (-171.8, -9.2), "TV": (179.2, -8.5), "UM": (166.6, 19.3), "YT": (45.2, -12.8), "AQ": (0, -58),
    "FR": (2.5, 46.6), "NO": (9.0, 61.0), "US": (-98.5, 39.5), "NL": (5.5, 52.2), "PT": (-8.0, 39.6),
    "ES": (-3.7, 40.2), "CA": (-100.0, 57.0), "RU": (60.0, 58.0), "CL": (-71.0, -33.5), "NZ": (172.5, -41.5),
    "MY": (102.0, 4.0), "ID": (110.0, -7.3), "KI": (173.0, 1.4), "FJ": (178.0, -17.8),
}
A = (1.340264, -0.081106, 0.000893, 0.003796)


def projected(longitude, latitude):
    """Equal Earth (Šavrič, Patterson, Jenny 2018)."""
    slope = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = slope * slope
    bottom = A[0] + 3 * A[1] * square + square**3 * (7 * A[2] + 9 * A[3] * square)
    x = 2 * math.sqrt(3) / 3 * math.radians(longitude) * math.cos(slope) / bottom
    y = slope * (A[0] + A[1] * square + square**3 * (A[2] + A[3] * square))
    return x, y


SCALE = WIDTH / (2 * projected(180, 0)[0])
ABOVE = projected(0, TOP)[1]
HEIGHT = round((ABOVE - projected(0, BOTTOM)[1]) * SCALE)


def placed(point):
    x, y = projected(*point)
    return round(WIDTH / 2 + x * SCALE), round((ABOVE - y) * SCALE)


def rings(topology, geometry):
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * scale[0] + translate[0], y * scale[1] + translate[1]))
        arcs.append(line)

    def ring(numbers):
        line = []
        for number in numbers:
            part = arcs[number] if number >= 0 else arcs[~number][::-1]
            line += part[1:] if line else part
        return line

    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[ring(numbers) for numbers in polygon] for polygon in polygons]


def area(line):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, line[1:])) / 2


def centre(line):
    whole = area(line)
    if not whole:
        return line[0]
    weights = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(line, line[1:])]
    return (
        sum((a[0] + b[0]) * w for a, b, w in weights) / (6 * whole),
        sum((a[1] + b[1]) * w for a, b, w in weights) / (6 * whole),
    )


def pieces(line):
    """A ring that crosses the edge of the map, cut along it."""
    runs = [[line[0]]]
    for before, point in zip(line, line[1:]):
        if abs(point[0] - before[0]) > 180:
            side = math.copysign(180, before[0])
            across = point[0] + 2 * side - before[0]
            latitude = before[1] + ((side - before[0]) / across if across else 0) * (point[1] - before[1])
            runs[-1].append((side, latitude))
            runs.append([(-side, latitude)])
        runs[-1].append(point)
    if len(runs) > 1:
        runs[0] = runs.pop() + runs[0]
    return runs


def outline(line):
    points = []
    for point in line:
        at = placed((point[0], max(point[1], BOTTOM - 2)))
        if not points or points[-1] != at:
            points.append(at)
    if len(points) < 4:
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(points, points[1:])]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(steps).replace(" -", "-") + "z"


def main(folder):
    with open(f"{folder}/land-110m.json", encoding="utf-8") as file:
        land = json.load(file)
    path = "".join(
        outline(line)
        for geometry in land["objects"]["land"]["geometries"]
        for polygon in rings(land, geometry)
        for ring in polygon
        if max(point[1] for point in ring) > BOTTOM
        for line in pieces(ring)
    )
    with open("src/Passavant.Web/Pages/Assets/world.svg", "w", encoding="utf-8") as file:
        file.write(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
            f'<path fill="#dbe4e7" stroke="#b9c8ce" stroke-width=".6" d="{path}"/></svg>\n'
        )
    with open(NAMES, encoding="utf-8") as file:
        rows = re.findall(r"^\s+([A-Z]{2})\|([^|]+)\|", file.read(), re.M)
    codes = {name.lower(): code for code, name in rows} | {
        "antarctica": "AQ", "macao": "MO", "hong kong": "HK", "congo": "CG", "palestine": "PS", "macedonia": "MK",
        "vatican": "VA", "turkey": "TR", "myanmar": "MM", "cabo verde": "CV", "eswatini": "SZ", "côte d'ivoire": "CI",
        "czechia": "CZ", "kosovo": "XK", "united states of america": "US", "pitcairn islands": "PN",
        "saint helena": "SH", "sint maarten": "SX", "taiwan": "TW", "timor-leste": "TL", "brunei": "BN", "saint lucia": "LC",
    }
    with open(f"{folder}/countries-50m.json", encoding="utf-8") as file:
        countries = json.load(file)
    places = {}
    for geometry in countries["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        plain = name.lower().replace(" and ", " & ").replace("st. ", "st ").replace("is.", "islands")
        code = OTHERWISE.get(name) or codes.get(name.lower()) or codes.get(plain)
        if code:
            largest = max((polygon[0] for polygon in rings(countries, geometry)), key=lambda line: abs(area(line)))
            places[code] = centre(largest)
        else:
            print("left out:", name, file=sys.stderr)
    places |= KNOWN
    words = [f"{code} {placed(at)[0]} {placed(at)[1]}" for code, at in sorted(places.items())]
    print(HEIGHT, "without a place:", [code for code, _ in rows if code not in places], file=sys.stderr)
    for i in range(0, len(words), 9):
        print("        " + "; ".join(words[i : i + 9]) + ";")


if __name__ == "__main__":
    main(*sys.argv[1:])
