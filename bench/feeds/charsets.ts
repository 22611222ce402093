import iconv from 'iconv-lite'
import type { Reader } from './baselines.ts'

const russian = 'Порт открыт после шторма, сообщили власти города. Паромы снова ходят по расписанию'
const czech = 'Přístav je po bouři otevřen, říká město. Trajekty jezdí podle jízdního řádu, žádné zpoždění'
const french = 'Le port a rouvert après la tempête, dit la mairie. Les ferrys circulent à l’heure, « sans délai »'
const greek = 'Το λιμάνι άνοιξε μετά την καταιγίδα, λέει ο δήμος. Τα πλοία φεύγουν στην ώρα τους'
const turkish = 'Liman fırtınadan sonra açıldı, belediye böyle diyor. Vapurlar şimdi zamanında kalkıyor, gecikme yok'
const japanese = '港は嵐のあと再開したと市が発表した。フェリーは時刻どおりに運航している'
const ukrainian = 'Порт відкрито після шторму, повідомляє місто. Пороми ходять за розкладом, їх чекають'

/** Encodings of news feeds and a text for each, in letters the encoding has. */
const samples: Readonly<Record<string, string>> = {
  'utf-8': french,
  'utf-16le': japanese,
  'utf-16be': russian,
  'utf-32le': french,
  'windows-1250': czech,
  'iso-8859-2': czech,
  'windows-1251': russian,
  'koi8-r': russian,
  'koi8-u': ukrainian,
  'iso-8859-5': russian,
  'windows-1252': french,
  'iso-8859-1': french.replace('’', "'"),
  'iso-8859-15': french.replace('’', "'").replace('ferrys', 'ferrys à 5 €'),
  'windows-1253': greek,
  'iso-8859-7': greek,
  'windows-1254': turkish,
  'iso-8859-9': turkish,
  'windows-1255': 'הנמל נפתח אחרי הסערה, אומרת העירייה. המעבורות יוצאות בזמן ואין עיכובים',
  'windows-1256': 'فتح الميناء بعد العاصفة كما تقول المدينة. العبارات تعمل حسب الجدول الزمني',
  shift_jis: japanese,
  'euc-jp': japanese,
  gb18030: '港口在风暴之后重新开放，市政府说。渡轮按时刻表运行，没有延误',
  big5: '港口在風暴之後重新開放，市政府說。渡輪按時刻表運行，沒有延誤',
  'euc-kr': '항구는 폭풍 뒤에 다시 열렸다고 시가 밝혔다. 여객선은 시간표대로 운항한다',
}

const places = ['header', 'declaration', 'both', 'none', 'header says utf-8'] as const
type Place = (typeof places)[number]

const documentIn = (title: string, encoding: string, place: Place): Buffer => {
  const declared = place === 'header' || place === 'none' ? '' : ` encoding="${encoding}"`
  const entry = `<item><title>${title}</title><description>${title}. ${title}</description></item>`
  const xml = `<?xml version="1.0"${declared}?>\n<rss version="2.0"><channel><title>${title}</title>${entry}</channel></rss>`
  return iconv.encode(xml, encoding)
}

const contentTypeOf = (encoding: string, place: Place): string => {
  if (place === 'header says utf-8') return 'application/rss+xml; charset=utf-8'
  return place === 'header' || place === 'both' ? `application/rss+xml; charset=${encoding}` : 'application/rss+xml'
}

/** Combinations of encoding and label whose title a reader gets right, and those it does not. */
export const scoreCharsets = async (read: Reader): Promise<{ right: number; of: number; wrong: readonly string[] }> => {
  const wrong: string[] = []
  for (const [encoding, title] of Object.entries(samples)) {
    for (const place of places) {
      const outcome = await read(documentIn(title, encoding, place), contentTypeOf(encoding, place))
      if (outcome?.entries[0]?.title !== title) wrong.push(`${encoding} (${place})`)
    }
  }
  const of = Object.keys(samples).length * places.length
  return { right: of - wrong.length, of, wrong }
}
