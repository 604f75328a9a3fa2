package article

// textCases are invented pages, each laid out as some scraper leaves them.
var textCases = []textCase{
	{
		name: "menu, share bar, read also, most read",
		text: `Home
World
Local news
Business
Sign in
Local news

Storm cuts power to island villages for third day

Local news
March 3, 2016

Crews hope to reach the last farms by the weekend, the mayor said

Share
Facebook
Twitter
12 comments
Photo: Jane Roe/Example Pictures

Some four hundred households on the northern shore of the island were still without electricity on Thursday, three days after the worst storm in a decade.

"We have never seen so many lines on the ground," mayor Ellen Harbottle told reporters. "Every road is blocked by trees."

Read also

Ferry service to island suspended until Monday

Insurers count cost of winter storms

Harbour wall gives way

The harbour wall in the island's only port gave way on Tuesday night, and two fishing boats sank at their moorings. Nobody was hurt.

The regional government has promised to pay for the repairs, which are expected to take until the summer.

{{item.title}}
Topics
Storms
Energy supply
Most read
1
Baker wins national bread prize with rye loaf
2
Town hall clock stops after ninety years
© 2016 The Island Example. All rights reserved.
`,
		want: want{
			Headline: "Storm cuts power to island villages for third day", Description: "Crews hope to reach the last farms by the weekend, the mayor said",
			Section: "Local news", Source: "The Island Example", Method: "copyright", Language: "en",
			Tags:    []string{"Storms", "Energy supply"},
			Related: []string{"Ferry service to island suspended until Monday", "Insurers count cost of winter storms", "Harbour wall gives way"},
			Body: []string{
				"Some four hundred households on the northern shore of the island were still without electricity on Thursday, three days after the worst storm in a decade.",
				`"We have never seen so many lines on the ground," mayor Ellen Harbottle told reporters. "Every road is blocked by trees."`,
				"The harbour wall in the island's only port gave way on Tuesday night, and two fishing boats sank at their moorings. Nobody was hurt.",
				"The regional government has promised to pay for the repairs, which are expected to take until the summer.",
			},
		},
	},
	{
		name: "headings, no blank lines",
		text: `Council approves tram line after ten years of debate
By Mary Quill
The city council voted on Monday night to build a tram line between the university and the harbour, ending a debate that began ten years ago.
Construction is to begin next spring and will cost about 210 million pounds, most of which the government will pay.
Shops fear for trade
Owners of shops along the route said that the works would keep their customers away for at least two years.
"Half of us will be gone before the first tram comes," said Tom Baker, who runs a bookshop in Mill Street.
What happens next
The plans will be on show in the town hall from the first of the month, and residents have six weeks to object.
`,
		want: want{
			Headline: "Council approves tram line after ten years of debate", Byline: "By Mary Quill", Authors: []string{"Mary Quill"}, Language: "en",
			Headings: []string{"Shops fear for trade", "What happens next"},
			Body: []string{
				"The city council voted on Monday night to build a tram line between the university and the harbour, ending a debate that began ten years ago.",
				"Construction is to begin next spring and will cost about 210 million pounds, most of which the government will pay.",
				"Shops fear for trade",
				"Owners of shops along the route said that the works would keep their customers away for at least two years.",
				`"Half of us will be gone before the first tram comes," said Tom Baker, who runs a bookshop in Mill Street.`,
				"What happens next",
				"The plans will be on show in the town hall from the first of the month, and residents have six weeks to object.",
			},
		},
	},
	{
		name: "wire copy of capitals and columns",
		text: `GRAIN SHIPMENTS FALL AT LAKE PORTS

    DULUTH, May 6 - Grain shipments from the ports of the upper
lakes fell by a fifth in April as late ice kept ships in harbour,
the port authority said.
    It said shipments in tonnes compared as follows:
    Wheat      41,200    52,300
    Barley      9,800    11,100
    Shipping should be normal by the middle of the month, it
added.
 Reuter
`,
		want: want{
			Headline: "GRAIN SHIPMENTS FALL AT LAKE PORTS", Source: "Reuters", Method: "byline", Agency: "Reuters", Place: "DULUTH", Language: "en",
			Body: []string{
				"DULUTH, May 6 - Grain shipments from the ports of the upper lakes fell by a fifth in April as late ice kept ships in harbour, the port authority said.",
				"It said shipments in tonnes compared as follows:",
				"Wheat      41,200    52,300\nBarley      9,800    11,100",
				"Shipping should be normal by the middle of the month, it added.",
			},
		},
	},
	{
		name: "no headline, sign-off in brackets",
		text: `LISBON (Reuters) - Cork farmers in the south of Portugal expect the smallest harvest in twenty years after a dry winter, their association said on Friday.

"The bark does not come off the trees," its head Rui Palma said. (Reporting by Ana Prado and John Field in Lisbon; Additional reporting by Sam Wye; Editing by Eve Stone)
`,
		want: want{
			Source: "Reuters", Method: "dateline", Agency: "Reuters", Place: "LISBON", Language: "en", Authors: []string{"Ana Prado", "John Field"},
			Body: []string{
				"LISBON (Reuters) - Cork farmers in the south of Portugal expect the smallest harvest in twenty years after a dry winter, their association said on Friday.",
				`"The bark does not come off the trees," its head Rui Palma said.`,
			},
		},
	},
	{
		name: "one long line",
		text: "The water level in the reservoir above the town has fallen to a third of its capacity, the water company said on Wednesday. It asked households to stop watering their gardens. Reuters reported earlier that farmers in the valley had been told to stop irrigation. The last rain fell seven weeks ago.",
		want: want{
			Language: "en",
			Body:     []string{"The water level in the reservoir above the town has fallen to a third of its capacity, the water company said on Wednesday. It asked households to stop watering their gardens. Reuters reported earlier that farmers in the valley had been told to stop irrigation. The last rain fell seven weeks ago."},
		},
	},
	{
		name: "entities, leading spaces, agency's notice",
		text: `Museum &amp; zoo to share new hall

  The town&#8217;s museum and its zoo are to share an exhibition hall that will be built on the site of the old tannery, both said on Tuesday.

  The hall will open in three years&nbsp;and show animals &quot;as people once drew them&quot;, the museum&#39;s director said.

  (c) AFP 2017
`,
		want: want{
			Headline: "Museum & zoo to share new hall", Source: "Agence France-Presse", Method: "copyright", Language: "en",
			Body: []string{
				"The town’s museum and its zoo are to share an exhibition hall that will be built on the site of the old tannery, both said on Tuesday.",
				`The hall will open in three years and show animals "as people once drew them", the museum's director said.`,
			},
		},
	},
	{
		name: "Russian",
		text: `Главная
Новости
Поделиться

В Тверской области открыли мост через Волгу

Фото: Иван Петров/ТАСС

ТВЕРЬ, 12 августа. /ТАСС/. Новый мост через Волгу открыли в Тверской области, сообщила пресс-служба регионального правительства во вторник.

"Строительство заняло три года", - сказал журналистам глава региона.

Читайте также

Паром через озеро вернется в расписание осенью

Мост соединил два района города, между которыми раньше ходил только паром. Движение транспорта начнется в четверг утром.

Комментарии
Первый! Очень рад, что мост наконец открыли, спасибо всем строителям и городу.
`,
		want: want{
			Headline: "В Тверской области открыли мост через Волгу", Source: "TASS", Method: "dateline", Agency: "TASS", Place: "ТВЕРЬ", Language: "ru",
			Related: []string{"Паром через озеро вернется в расписание осенью"},
			Body: []string{
				"ТВЕРЬ, 12 августа. /ТАСС/. Новый мост через Волгу открыли в Тверской области, сообщила пресс-служба регионального правительства во вторник.",
				`"Строительство заняло три года", - сказал журналистам глава региона.`,
				"Мост соединил два района города, между которыми раньше ходил только паром. Движение транспорта начнется в четверг утром.",
			},
		},
	},
	{
		name: "German with teaser in mid-story",
		text: `Startseite
Politik
Wirtschaft

Winzer an der Mosel hoffen auf einen trockenen Herbst

Von Karla Busch

Nach dem nassen Sommer hoffen die Winzer an der Mosel auf trockene Wochen bis zur Lese, sagte der Vorsitzende ihres Verbandes am Montag in Bernkastel.

Lesen Sie auch: Frost zerstört Blüten in Obstgärten am Rhein

Die Trauben seien gesund, aber klein. Mit der Lese wollen die meisten Betriebe erst Ende September beginnen, zwei Wochen später als im Vorjahr.

Anzeige

Die Preise für Most bleiben nach Ansicht des Verbandes stabil. Im vergangenen Jahr waren sie um ein Zehntel gestiegen.
`,
		want: want{
			Headline: "Winzer an der Mosel hoffen auf einen trockenen Herbst", Byline: "Von Karla Busch", Authors: []string{"Karla Busch"}, Language: "de",
			Related: []string{"Frost zerstört Blüten in Obstgärten am Rhein"},
			Body: []string{
				"Nach dem nassen Sommer hoffen die Winzer an der Mosel auf trockene Wochen bis zur Lese, sagte der Vorsitzende ihres Verbandes am Montag in Bernkastel.",
				"Die Trauben seien gesund, aber klein. Mit der Lese wollen die meisten Betriebe erst Ende September beginnen, zwei Wochen später als im Vorjahr.",
				"Die Preise für Most bleiben nach Ansicht des Verbandes stabil. Im vergangenen Jahr waren sie um ein Zehntel gestiegen.",
			},
		},
	},
	{
		name: "Chinese",
		text: `首页
新闻
分享

山村小学迎来新图书馆

新华社昆明5月8日电 云南省一所山村小学的新图书馆日前正式开放，全校三百多名学生从此有了自己的阅览室。

校长李明说，图书馆共有藏书一万两千册，都是各地读者捐赠的。学生们每天下午都可以来这里读书。

责任编辑：王芳
`,
		want: want{
			Headline: "山村小学迎来新图书馆", Source: "Xinhua", Method: "dateline", Agency: "Xinhua", Place: "昆明", Language: "zh",
			Body: []string{
				"新华社昆明5月8日电 云南省一所山村小学的新图书馆日前正式开放，全校三百多名学生从此有了自己的阅览室。",
				"校长李明说，图书馆共有藏书一万两千册，都是各地读者捐赠的。学生们每天下午都可以来这里读书。",
			},
		},
	},
	{
		name: "text wrapped by a mailer, list after a colon",
		text: `Village school wins prize for its garden

The smallest school in the county has won the national prize for school
gardens with a plot that its forty pupils dig, sow and weed themselves
before lessons begin.

The jury named three reasons for its choice:

- the pond that the children dug last year
- the seeds that they sell at the market
- the song that they sing while they weed

The prize is a greenhouse, which will arrive in the spring, according to
the head teacher.
`,
		want: want{
			Headline: "Village school wins prize for its garden", Language: "en",
			Body: []string{
				"The smallest school in the county has won the national prize for school gardens with a plot that its forty pupils dig, sow and weed themselves before lessons begin.",
				"The jury named three reasons for its choice:",
				"- the pond that the children dug last year",
				"- the seeds that they sell at the market",
				"- the song that they sing while they weed",
				"The prize is a greenhouse, which will arrive in the spring, according to the head teacher.",
			},
		},
	},
	{
		name: "headline thrice, breadcrumb, address of a known site",
		url:  "https://www.reuters.com/world/lighthouse-keeper-retires",
		text: `Sunday, 4 June 2017
Main » Last lighthouse keeper of the bay retires

Last lighthouse keeper of the bay retires

11 May 2017

The last keeper of a lighthouse in the bay has retired after forty-one years, and a machine has taken his place.

Peter Strand said that he would miss the fog most of all. He is moving to a flat in the city, two streets from the sea.

Last lighthouse keeper of the bay retires
`,
		want: want{
			Headline: "Last lighthouse keeper of the bay retires", Source: "Reuters", Method: "url", Language: "en",
			Body: []string{
				"The last keeper of a lighthouse in the bay has retired after forty-one years, and a machine has taken his place.",
				"Peter Strand said that he would miss the fog most of all. He is moving to a flat in the city, two streets from the sea.",
			},
		},
	},
	{
		name: "flattened page, title case behind the date",
		text: "24 March 2014 Storm Cuts Power to Island Villages. Some four hundred households on the northern shore of the island were without electricity on Monday after the worst storm in a decade. Crews hope to reach the last farms by the weekend. The ferry will not sail before Thursday, the company said in a statement.",
		want: want{
			Headline: "Storm Cuts Power to Island Villages", Language: "en",
			Body: []string{"Some four hundred households on the northern shore of the island were without electricity on Monday after the worst storm in a decade. Crews hope to reach the last farms by the weekend. The ferry will not sail before Thursday, the company said in a statement."},
		},
	},
	{
		name: "flattened page, agency and date behind the headline",
		text: "Storm cuts power to island villages AFP Monday 24 Mar 2014 Some four hundred households on the northern shore of the island were without electricity on Monday after the worst storm in a decade. Crews hope to reach the last farms by the weekend. The ferry will not sail before Thursday, the company said.",
		want: want{
			Headline: "Storm cuts power to island villages", Source: "Agence France-Presse", Method: "byline", Agency: "Agence France-Presse", Language: "en",
			Body: []string{"Some four hundred households on the northern shore of the island were without electricity on Monday after the worst storm in a decade. Crews hope to reach the last farms by the weekend. The ferry will not sail before Thursday, the company said."},
		},
	},
	{
		name: "a date in the first sentence heads nothing",
		text: "The storm of 24 March 2014 Captain Harbottle called the worst of his life. Some four hundred households on the northern shore of the island were without electricity for days. Crews reached the last farms at the weekend. The ferry did not sail before Thursday, the company said in a statement.",
		want: want{
			Language: "en",
			Body:     []string{"The storm of 24 March 2014 Captain Harbottle called the worst of his life. Some four hundred households on the northern shore of the island were without electricity for days. Crews reached the last farms at the weekend. The ferry did not sail before Thursday, the company said in a statement."},
		},
	},
	{
		name: "teasers with summaries below the story, sign-off on a line of its own",
		text: `Oldest bakery in town to close

The town's oldest bakery is to close at the end of the month, its owner said on Monday, after one hundred and twelve years in the same street.

Her grandfather had baked the first loaf there in the year of the great flood, and she herself has stood behind the counter since she was sixteen.

(Reporting by Ana Prado; Editing by Eve Stone)

Bridge shut after lorry hits pillar

Police closed the old bridge on Tuesday after a lorry had hit it. Drivers have to go by the north road.

Ferry stays in harbour

The ferry will not sail before Thursday because a part of its engine has to come from the mainland.

Choir wins prize in capital

The school's choir has won the prize of the minister for the second time, to its own surprise.

More in this section
`,
		want: want{
			Headline: "Oldest bakery in town to close", Language: "en", Authors: []string{"Ana Prado"},
			Body: []string{
				"The town's oldest bakery is to close at the end of the month, its owner said on Monday, after one hundred and twelve years in the same street.",
				"Her grandfather had baked the first loaf there in the year of the great flood, and she herself has stood behind the counter since she was sixteen.",
			},
		},
	},
	{
		name: "teasers with summaries below the story, nothing between",
		text: `Oldest bakery in town to close

The town's oldest bakery is to close at the end of the month, its owner said on Monday, after one hundred and twelve years in the same street.

Her grandfather had baked the first loaf there in the year of the great flood, and she herself has stood behind the counter since she was sixteen.

Bridge shut after lorry hits pillar

Police closed the old bridge on Tuesday after a lorry had hit it. Drivers have to go by the north road.

Ferry stays in harbour

The ferry will not sail before Thursday because a part of its engine has to come from the mainland.

Choir wins prize in capital

The school's choir has won the prize of the minister for the second time, to its own surprise.

Contact us
`,
		want: want{
			Headline: "Oldest bakery in town to close", Language: "en",
			Body: []string{
				"The town's oldest bakery is to close at the end of the month, its owner said on Monday, after one hundred and twelve years in the same street.",
				"Her grandfather had baked the first loaf there in the year of the great flood, and she herself has stood behind the counter since she was sixteen.",
			},
		},
	},
}
