/** Own sentences from many fields: one claim, and what single-story wordings answer to it. */

export interface ValueClaim {
  readonly id: string
  readonly kind: 'quantity' | 'date'
  readonly article: { readonly title: string; readonly text: string; readonly published: string }
  readonly question: string
  readonly statement: string
  readonly value: string
  readonly holder: string
  /** [published, title, text, expected]: `confirms VALUE`, `revises VALUE`, `disputes VALUE` or `none`. */
  readonly stories: readonly (readonly [string, string, string, string])[]
}

export const valueClaims: readonly ValueClaim[] = [
  {
    id: 'ferry-deaths',
    kind: 'quantity',
    article: {
      title: 'Ferry sinks off Norland, 41 dead',
      text: 'The coastguard of Norland said on Monday that 41 people had died when the ferry Aurelia sank off Port Sela. Another 17 were missing and 63 had been rescued.',
      published: '2026-03-09T18:00:00Z',
    },
    question: 'How many people died in the sinking of the ferry Aurelia?',
    statement: 'The coastguard says 41 people died when the ferry Aurelia sank.',
    value: '41 people',
    holder: 'coastguard',
    stories: [
      [
        '2026-03-10T08:00:00Z',
        'Toll of ferry disaster climbs to 46',
        'Five more bodies were found overnight, bringing the number of dead in the sinking of the ferry Aurelia to 46, the coastguard said on Tuesday.',
        'revises 46 people',
      ],
      [
        '2026-03-10T09:00:00Z',
        'Divers search wreck of ferry',
        'Divers searched the wreck of the ferry Aurelia on Tuesday. Forty-one people are known to have died and 17 are still missing.',
        'confirms 41 people',
      ],
      [
        '2026-03-10T12:00:00Z',
        'Ferry owner suspended',
        'The ferry Aurelia, which sank on Monday, was licensed to carry 150 passengers but had 121 on board, the ministry said. Sixty-three were rescued.',
        'none',
      ],
      [
        '2026-03-11T12:00:00Z',
        'Ferry toll could pass 60',
        'The number of people killed in the sinking of the Aurelia could exceed 60, rescuers fear, because the lower deck has not been reached.',
        'none',
      ],
      [
        '2026-03-12T12:00:00Z',
        'Coastguard lowers ferry toll',
        'The coastguard has lowered the death toll from the sinking of the ferry Aurelia to 44 from 46 after two victims were found to have been counted twice.',
        'revises 44 people',
      ],
      [
        '2026-03-12T15:00:00Z',
        'Union says ferry killed more',
        "The seafarers' union said that at least 52 people had died in the sinking of the ferry Aurelia, well above the official count.",
        'disputes >=52 people',
      ],
      [
        '2026-03-13T15:00:00Z',
        'Bus crash kills 12 in Norland',
        'Twelve people died on Friday when a bus left the road in the mountains of Norland, four days after the ferry disaster.',
        'none',
      ],
    ],
  },
  {
    id: 'sentence',
    kind: 'quantity',
    article: {
      title: 'Former minister jailed for nine years',
      text: 'The High Court in Tarn sentenced former transport minister Ilsa Brandt to nine years in prison on Tuesday for taking bribes worth 2.4 million euros. She will appeal.',
      published: '2026-02-03T15:00:00Z',
    },
    question: 'How many years in prison is Ilsa Brandt sentenced to?',
    statement: 'The court sentenced Ilsa Brandt to nine years in prison.',
    value: '9 years',
    holder: 'court',
    stories: [
      [
        '2026-05-04T10:00:00Z',
        "Appeal judges cut ex-minister's term",
        'An appeal court reduced the prison sentence of Ilsa Brandt from nine years to six and a half years on Monday, finding that one of the bribes had not been proved.',
        'revises 6.5 years',
      ],
      [
        '2026-02-04T10:00:00Z',
        'Brandt lawyers file appeal',
        'Lawyers for Ilsa Brandt, who was given nine years in jail on Tuesday, filed an appeal.',
        'confirms 9 years',
      ],
      [
        '2026-04-04T10:00:00Z',
        'Prosecutors want longer sentence',
        'Prosecutors asked the appeal court on Saturday to raise the sentence of Ilsa Brandt to 12 years. Judges will rule in May.',
        'none',
      ],
      [
        '2026-04-05T10:00:00Z',
        'Brandt co-defendant gets two years',
        'A former aide to Ilsa Brandt was sentenced to two years in prison on Sunday.',
        'none',
      ],
      [
        '2026-06-05T10:00:00Z',
        'Brandt ordered to repay',
        'Ilsa Brandt must repay 2.4 million euros within 18 months, a judge ruled.',
        'none',
      ],
    ],
  },
  {
    id: 'seats',
    kind: 'quantity',
    article: {
      title: 'Green Union ahead in Velmora count',
      text: 'With most ballots counted, the Green Union had won 58 seats in the 120-seat parliament of Velmora, the electoral commission said, with the Reform Party on 44. Turnout was 71 percent.',
      published: '2026-09-14T06:00:00Z',
    },
    question: 'How many seats has the Green Union won in the Velmora election?',
    statement: 'The electoral commission says the Green Union won 58 seats.',
    value: '58 seats',
    holder: 'electoral commission',
    stories: [
      [
        '2026-09-15T06:00:00Z',
        'Green Union takes 61 seats',
        'The Green Union won 61 seats in the Velmora election, the electoral commission announced in its final count on Tuesday. The Reform Party took 42.',
        'revises 61 seats',
      ],
      [
        '2026-09-14T12:00:00Z',
        'Reform Party concedes',
        'The Reform Party, which won 44 seats, conceded the Velmora election on Monday. Its rival the Green Union has 58.',
        'confirms 58 seats',
      ],
      [
        '2026-09-14T16:00:00Z',
        'Markets calm after Velmora vote',
        'The currency gained 0.4 percent after the Velmora election. Analysts said the Green Union would need 61 seats for a majority.',
        'none',
      ],
      [
        '2026-09-20T16:00:00Z',
        'Recount costs Green Union a seat',
        'A recount in one district of Velmora has reduced the number of seats won by the Green Union to 60, the electoral commission said.',
        'revises 60 seats',
      ],
    ],
  },
  {
    id: 'key-rate',
    kind: 'quantity',
    article: {
      title: 'Ostrava central bank holds rate at 4.25%',
      text: 'The central bank of Ostravia kept its key interest rate at 4.25 percent on Thursday. Inflation was 3.1 percent in April.',
      published: '2026-05-07T12:00:00Z',
    },
    question: 'What is the key interest rate of the central bank of Ostravia?',
    statement: 'The central bank of Ostravia kept its key interest rate at 4.25 percent.',
    value: '4.25 %',
    holder: 'central bank',
    stories: [
      [
        '2026-06-18T12:00:00Z',
        'Ostravia cuts rate by a quarter point',
        'The central bank of Ostravia lowered its key interest rate by 25 basis points to 4 percent on Thursday, the first cut in two years. Inflation slowed to 2.6 percent in May.',
        'revises 4 %',
      ],
      [
        '2026-05-20T12:00:00Z',
        'Inflation in Ostravia eases',
        "Inflation in Ostravia eased to 2.8 percent in April. The central bank's key interest rate stands at 4.25 percent.",
        'confirms 4.25 %',
      ],
      [
        '2026-06-01T12:00:00Z',
        'Economists see cut',
        'Economists expect the central bank of Ostravia to cut its key interest rate to 3.75 percent by the end of the year.',
        'none',
      ],
      [
        '2026-06-19T12:00:00Z',
        'Mortgage rates fall',
        'Mortgage lenders in Ostravia cut their rates to 5.1 percent on Friday after the central bank acted.',
        'none',
      ],
    ],
  },
  {
    id: 'takeover-price',
    kind: 'quantity',
    article: {
      title: 'Halden offers 3.2 billion euros for Brisk Foods',
      text: 'Halden Group offered 3.2 billion euros for Brisk Foods on Monday, or 14 euros a share. Brisk said it would study the bid.',
      published: '2026-04-13T09:00:00Z',
    },
    question: 'How much does Halden Group offer for Brisk Foods?',
    statement: 'Halden Group offered 3.2 billion euros for Brisk Foods.',
    value: '3.2 billion EUR',
    holder: 'Halden Group',
    stories: [
      [
        '2026-04-27T09:00:00Z',
        'Halden sweetens bid',
        'Halden Group raised its offer for Brisk Foods to 3.6 billion euros on Monday after shareholders called the first bid too low.',
        'revises 3.6 billion EUR',
      ],
      [
        '2026-04-20T09:00:00Z',
        'Brisk rejects Halden',
        'Brisk Foods turned down the 3.2 billion euro offer from Halden Group on Monday, saying it undervalued the company. Brisk made a profit of 210 million euros last year.',
        'confirms 3.2 billion EUR',
      ],
      [
        '2026-04-21T09:00:00Z',
        'Rival may bid',
        'Private equity firm Corvin is considering an offer of up to 4 billion euros for Brisk Foods, a newspaper reported.',
        'none',
      ],
      [
        '2026-04-29T09:00:00Z',
        'Halden to sell brand',
        'Halden Group will sell a biscuit brand for 300 million euros to help pay for Brisk Foods.',
        'none',
      ],
    ],
  },
  {
    id: 'job-cuts',
    kind: 'quantity',
    article: {
      title: 'Carmaker Velo to cut 4,000 jobs',
      text: 'Carmaker Velo will cut 4,000 jobs by 2028, it said on Wednesday, about 6 percent of its workforce of 66,000.',
      published: '2026-01-14T09:00:00Z',
    },
    question: 'How many jobs will Velo cut?',
    statement: 'Velo will cut 4,000 jobs by 2028.',
    value: '4000 jobs',
    holder: 'Velo',
    stories: [
      [
        '2026-03-14T09:00:00Z',
        'Velo doubles job cuts',
        'Carmaker Velo now plans to eliminate 8,000 jobs, twice as many as announced in January, it said on Saturday.',
        'revises 8000 jobs',
      ],
      [
        '2026-02-14T09:00:00Z',
        'Workers march against Velo',
        'Some 12,000 people marched in the capital on Saturday against plans by Velo to cut 4,000 jobs.',
        'confirms 4000 jobs',
      ],
      [
        '2026-02-20T09:00:00Z',
        'Supplier sheds staff',
        'Brake maker Ostrom, a supplier of Velo, will cut 700 jobs.',
        'none',
      ],
      [
        '2026-05-20T09:00:00Z',
        'Velo and union agree',
        'Velo has agreed with its union to limit the job cuts to 2,500, half of them through early retirement.',
        'revises 2500 jobs',
      ],
    ],
  },
  {
    id: 'fire-area',
    kind: 'quantity',
    article: {
      title: 'Wildfire near Calder burns 12,000 hectares',
      text: 'A wildfire near the town of Calder has burned 12,000 hectares of forest and is 10 percent contained, the fire service said on Friday. About 3,000 people have left their homes.',
      published: '2026-07-17T15:00:00Z',
    },
    question: 'How many hectares has the Calder wildfire burned?',
    statement: 'The fire service says the wildfire near Calder has burned 12,000 hectares.',
    value: '12000 hectares',
    holder: 'fire service',
    stories: [
      [
        '2026-07-18T15:00:00Z',
        'Calder fire spreads',
        'The wildfire near Calder had grown to 19,500 hectares by Saturday evening, the fire service said. It was 15 percent contained.',
        'revises 19500 hectares',
      ],
      [
        '2026-07-18T09:00:00Z',
        'Evacuees told to wait',
        'Some 4,500 people have been told to leave because of the Calder wildfire, which has charred more than 12,000 hectares.',
        'confirms >12000 hectares',
      ],
      [
        '2026-07-19T09:00:00Z',
        'A summer of fires',
        'Fires have burned 240,000 hectares across the country this year, three times the average. The wildfire near Calder is the largest.',
        'none',
      ],
    ],
  },
  {
    id: 'trial-effect',
    kind: 'quantity',
    article: {
      title: 'Migraine drug cuts attacks by 42 percent in trial',
      text: 'The experimental drug lumavant reduced monthly migraine attacks by 42 percent in a trial of 1,180 patients, its maker Orvia said.',
      published: '2026-02-10T09:00:00Z',
    },
    question: 'By how much did lumavant reduce migraine attacks in the trial?',
    statement: 'Orvia says lumavant reduced migraine attacks by 42 percent.',
    value: '42 %',
    holder: 'Orvia',
    stories: [
      [
        '2026-08-10T09:00:00Z',
        "Full data trim drug's benefit",
        'Full results of the trial show that lumavant reduced migraine attacks by 35 percent, Orvia said on Monday, less than first reported.',
        'revises 35 %',
      ],
      [
        '2026-02-11T09:00:00Z',
        'Orvia shares jump',
        'Shares of Orvia jumped 18 percent on Wednesday after its drug lumavant cut migraine attacks by 42 percent in a trial.',
        'confirms 42 %',
      ],
      [
        '2026-02-12T09:00:00Z',
        'Side effects seen',
        'Nausea was seen in 12 percent of patients given lumavant, against 4 percent on placebo.',
        'none',
      ],
    ],
  },
  {
    id: 'bridge-opening',
    kind: 'date',
    article: {
      title: 'Strait bridge to open in June',
      text: 'The bridge over the Maren Strait will open to traffic on 14 June 2026, the transport ministry said on Monday. Work began in 2019.',
      published: '2026-02-16T09:00:00Z',
    },
    question: 'When will the Maren bridge open?',
    statement: 'The bridge over the Maren Strait will open on 14 June 2026.',
    value: '2026-06-14',
    holder: 'transport ministry',
    stories: [
      [
        '2026-04-16T09:00:00Z',
        'Maren bridge delayed until autumn',
        'The opening of the bridge over the Maren Strait has been put off to 27 September because of faulty cables, the transport ministry said on Thursday. It had been due to open on 14 June.',
        'revises 2026-09-27',
      ],
      [
        '2026-03-16T09:00:00Z',
        'Tolls set for Maren bridge',
        'Drivers will pay 12 euros to cross the Maren Strait when the new bridge opens on June 14.',
        'confirms 2026-06-14',
      ],
      [
        '2026-05-16T09:00:00Z',
        'No date for bridge',
        'The opening of the Maren bridge has been postponed indefinitely, the transport ministry said on Saturday.',
        'revises not set',
      ],
      [
        '2026-05-17T09:00:00Z',
        'Ferry timetable',
        'Ferries across the Maren Strait will run every hour from 1 May until the bridge is ready.',
        'none',
      ],
      [
        '2026-09-28T09:00:00Z',
        'First cars cross the strait',
        'The bridge over the Maren Strait opened to traffic on Sunday, three months late.',
        'revises 2026-09-27',
      ],
    ],
  },
  {
    id: 'trial-start',
    kind: 'date',
    article: {
      title: 'Trial of banker Oren Vass to begin on 4 May',
      text: 'The fraud trial of banker Oren Vass will begin on 4 May, a court in Lindau ruled on Friday. He denies wrongdoing.',
      published: '2026-01-30T12:00:00Z',
    },
    question: 'When does the trial of Oren Vass begin?',
    statement: 'The trial of Oren Vass will begin on 4 May 2026.',
    value: '2026-05-04',
    holder: 'court',
    stories: [
      [
        '2026-03-30T12:00:00Z',
        'Vass trial pushed back',
        'A judge on Monday moved the start of the trial of Oren Vass from 4 May to 8 June to give lawyers more time.',
        'revises 2026-06-08',
      ],
      [
        '2026-03-02T12:00:00Z',
        'Vass passport returned',
        'A court returned the passport of Oren Vass on Monday. His trial begins on 4 May.',
        'confirms 2026-05-04',
      ],
      [
        '2026-04-02T12:00:00Z',
        'Vass co-accused pleads guilty',
        'A former colleague of Oren Vass pleaded guilty on Thursday and will be sentenced on 20 April.',
        'none',
      ],
      [
        '2026-06-08T15:00:00Z',
        'Vass in the dock',
        'The trial of Oren Vass opened on Monday with a plea of not guilty.',
        'revises 2026-06-08',
      ],
    ],
  },
  {
    id: 'launch-date',
    kind: 'date',
    article: {
      title: 'Moon probe to launch on 3 November',
      text: 'The lunar probe Selka will be launched on 3 November, the space agency said on Tuesday.',
      published: '2026-08-18T09:00:00Z',
    },
    question: 'When will the lunar probe Selka be launched?',
    statement: 'The lunar probe Selka will be launched on 3 November 2026.',
    value: '2026-11-03',
    holder: 'space agency',
    stories: [
      [
        '2026-10-20T09:00:00Z',
        'Leak delays moon probe',
        'The launch of the lunar probe Selka will take place no earlier than 10 November after a fuel leak was found, the space agency said on Tuesday.',
        'revises >=2026-11-10',
      ],
      [
        '2026-10-30T09:00:00Z',
        'Moon probe rolled out',
        'The rocket that will carry the lunar probe Selka was rolled to its pad on Friday. Lift-off is set for Tuesday.',
        'confirms 2026-11-03',
      ],
      [
        '2026-11-03T20:00:00Z',
        'Selka on its way',
        'The lunar probe Selka lifted off on Tuesday and is due to land on 20 November.',
        'confirms 2026-11-03',
      ],
      [
        '2026-10-02T20:00:00Z',
        'Rival probe',
        'A private company plans to launch its own lunar lander in January.',
        'none',
      ],
    ],
  },
  {
    id: 'election-date',
    kind: 'date',
    article: {
      title: 'Velmora votes on 13 September',
      text: 'Velmora will hold its parliamentary election on 13 September, President Ana Dorr said on Monday.',
      published: '2026-05-11T09:00:00Z',
    },
    question: 'When will the parliamentary election in Velmora be held?',
    statement: 'President Dorr says the parliamentary election in Velmora will be held on 13 September 2026.',
    value: '2026-09-13',
    holder: 'Velmora',
    stories: [
      [
        '2026-07-11T09:00:00Z',
        'Velmora brings election forward',
        'Velmora will hold its parliamentary election on 30 August, two weeks earlier than planned, President Ana Dorr announced on Saturday.',
        'revises 2026-08-30',
      ],
      [
        '2026-06-11T09:00:00Z',
        'Campaign opens in Velmora',
        'Parties in Velmora opened their campaigns on Thursday for the parliamentary election in September.',
        'confirms 2026-09',
      ],
      [
        '2026-06-12T09:00:00Z',
        'Poll gives Greens lead',
        'A poll published on Friday gives the Green Union 38 percent before the parliamentary election in Velmora.',
        'none',
      ],
    ],
  },
  {
    id: 'ceasefire-end',
    kind: 'date',
    article: {
      title: 'Truce in Karsh runs until 15 March',
      text: 'A truce between the army and rebels in Karsh will last until 15 March, the army said on Sunday.',
      published: '2026-02-22T09:00:00Z',
    },
    question: 'When does the truce in Karsh end?',
    statement: 'The truce in Karsh lasts until 15 March 2026.',
    value: '2026-03-15',
    holder: 'army',
    stories: [
      [
        '2026-03-12T09:00:00Z',
        'Karsh truce extended',
        'The army has extended the truce in Karsh to the end of April, it said on Thursday.',
        'revises 2026-04-30',
      ],
      [
        '2026-03-01T09:00:00Z',
        'Aid reaches Karsh',
        'Aid trucks reached Karsh on Sunday under a truce that expires on 15 March.',
        'confirms 2026-03-15',
      ],
      [
        '2026-03-02T09:00:00Z',
        'Karsh market reopens',
        'The market in Karsh reopened on Monday for the first time since January.',
        'none',
      ],
    ],
  },
  {
    id: 'derby-date',
    kind: 'date',
    article: {
      title: 'Cup final between Norwick and Halden on 23 May',
      text: 'The cup final between Norwick and Halden will be played on Saturday 23 May, the football association said.',
      published: '2026-04-20T09:00:00Z',
    },
    question: 'When will the cup final between Norwick and Halden be played?',
    statement: 'The cup final between Norwick and Halden will be played on 23 May 2026.',
    value: '2026-05-23',
    holder: 'football association',
    stories: [
      [
        '2026-05-10T09:00:00Z',
        'Cup final moved to Sunday',
        'The cup final between Norwick and Halden has been moved back a day to Sunday 24 May at the request of the police, the football association said.',
        'revises 2026-05-24',
      ],
      [
        '2026-05-24T20:00:00Z',
        'Norwick win the cup',
        'Norwick beat Halden 3-1 in the cup final on Sunday.',
        'revises 2026-05-24',
      ],
      [
        '2026-05-11T20:00:00Z',
        'Norwick draw at Ostrom',
        'Norwick drew 1-1 at Ostrom on Monday, their last league match before the cup final.',
        'none',
      ],
      [
        '2026-05-01T20:00:00Z',
        'Halden sell out',
        'Halden have sold all their tickets for the cup final against Norwick on 23 May.',
        'confirms 2026-05-23',
      ],
    ],
  },
]
