/** HTML elements, living and obsolete: what counts as a tag in text that may be HTML or may be "if a <b and c> d". */
export const htmlElements: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br
  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image
  img input ins isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter nav
  nobr noembed noframes noscript object ol optgroup option output p param path picture plaintext pre progress q rb rp rt
  rtc ruby s samp script search section select slot small source spacer span strike strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xml xmp`.split(/\s+/),
)

/** Elements that begin and end a line. */
export const blockElements: ReadonlySet<string> = new Set(
  `address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure
  footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main menu nav ol option p pre section summary table
  tbody tfoot thead tr ul`.split(/\s+/),
)

/** Elements whose text is not for readers. */
export const hiddenElements: ReadonlySet<string> = new Set(['script', 'style', 'noembed', 'noframes'])
