/** Telephone numbers in Korean sentences. */

// Three- and four-digit public lines, nationwide 15xx/16xx/18xx numbers, area-code numbers; no part of a longer figure, an amount, an age or a date.
const NUMBER =
  /(?<![\d,.\-])(?:1(?:0[79]|1[02789]|2[0-9]|3[12]|8[28])|13[3-9]\d|1[568]\d\d-\d{4}|0\d{1,2}-\d{3,4}-\d{4})(?!\d|[,.]\d|-\d|\s?(?:[만천백억조원세명년월점위호%]|개월|일[ 간동째]|가지|퍼센트|인 ?가구))/g;

/** Every number in `text` with where it stands: `{number, start, end}`. */
export function phoneNumbers(text) {
  return Array.from(text.matchAll(NUMBER), (found) => ({ number: found[0], start: found.index, end: found.index + found[0].length }));
}

export function telUrl(number) {
  return `tel:${number.replace(/[^\d+]/g, "")}`;
}
