const set = (words: string) => new Set(words.split(/\s+/u));

/** What ends the name of an organisation, a place or a law: the words before it are no person. */
const namesThing = set(
  `academy act agency alliance army assembly association authority avenue bill board borough bureau
  centre center charity church city clinic close club code college command commission commissioner
  commissioners committee community company conference constabulary convention coroner corporation council county
  court crescent department directorate district division drive estate executive federation
  force forum foundation framework fund gardens gate government grove guidance guide gov group
  hall health healthcare helpline homes hospice hospital hotel house inquiry inquest institute inspectorate kingdom
  lane library limited line ltd magistrates ministry model mosque museum network nhs nursery office ofsted
  order order panel parish parliament partnership partnerships partners place plan police policy
  practice prison procedure procedures programme project protocol province quarter regulations report review reviews
  road royal school schools scheme secretariat section service services society square standards
  station strategy street surgery synagogue system systems task team teams temple terrace toolkit trust trusts union
  unit university villa village volume ward way wood works yard zone`,
);

/** Words that are written with capitals in headings, at the start of sentences, or before a name. */
const ordinary = set(
  `a about above abuse according accordingly action actions additional adult adults advice after again against age agencies agreed aim aims
  all allegations also alternative although always among an analysis and annex another any appendix april are area areas as assessment
  assessments at attendance august aunt author authors background barrister be because been before being below between bereavement
  black both boy british brother but by cafcass can care carer carers case cases causes chair chairman chairperson chapter chief child childhood
  childline children children's chronology circumstances clinical coercive commissioned comment comments common communication
  concern concerns conclusion conclusions conduct confidential consent consequently consider consultant contact contents
  context contextual contributors control copyright cousin crime criminal culture cultural current dad data date day days death december deputy
  designated despite detail details detective development did director disability disclosure discussion diversity do doctor
  document documents does domestic draft drug due during duty dv each early education effective either emergency emotional
  employment english engagement equality escalation ethnicity european even event events every everyone evidence example executive exploitation external
  family father fatal feedback february figure final finally findings first five following for foreword form formerly four friday
  from full further gang general gender girl glossary good gp gps grandfather grandmother guardian had harm has have he head
  health hence her here hidden his history homicide honour how however human husband i identity if impact improvement improving in
  incident including inclusion independent index indeed individual individuals information initial inspector instead interim internal
  into introduction involvement is issue issues it its january july june justice just key knowledge last law lead
  leadership learning legal lessons level life like local looked made mapp marac march mash many mandatory manager managers managing mark married
  maternal may meanwhile medical meeting meetings member members mental merseyside method methodology midwife midwives missing monday month mother moreover most much multi
  multi-agency mum muslim my name names national needs neglect neither nevertheless new next night nine no non none nor not note
  notes november now number nurse nurses o october of officer officers older on once one only opportunities opportunity or other others otherwise our out outcome
  outcomes over overall overview own page parent parental parents part partner paternal people period perpetrator person personal physical pictures
  planning please point points post practice practitioner practitioners pregnancy prevent previous previously prime principal principles
  probation process professional professionals professor profile protecting protection psychiatric psychiatrist psychologist public published purpose
  question questions quality race rapid recent recently recommendation recommendations record recording records reference references
  referral referrals reflection registered related relationship relationships religion relevant requirements research response
  responses responsibility review reviewer reviewers right rights risk risks role roles safe safeguarding safeguardingadults safety saturday scope
  scr second secondary secretary see senior september sergeant serious seven several sexual she short should sibling siblings significant
  similarly since sister six social solicitor some source specialist spring staff statement statutory step-father stepfather stepmother still subject subjects
  substance such suicide summary summer sunday superintendent supervision supervisor support table teacher ten terms terminology that the their them theme themes
  then there therefore these they things this those three through throughout thursday thus time timeline title to together too
  tool training transition trauma tuesday twelve two uncle under understanding unfortunately unknown until up update upon us use using version very
  victim video view views violence visit visitor visitors voice vulnerable was we wednesday week weeks welcome welfare were what when
  where whether which while white who whole whose why wife will winter with within without witness woman women workers worker working workforce would year
  years yes yet you young your youth acknowledgements acknowledgments accessed apply bank bibliography caldicott christian christmas commissioning constable easter east eastern emotionally england english european
  gang google great greater hindu internet ireland irish islamic jewish lower midlands microsoft middle north northern polish red scotland scottish sikh south
  southern teams twitter united upper wales welsh west western word world facebook instagram snapchat whatsapp tiktok youtube youtube zoom
  autumn bold covid crown csp cspr dardr dhr figure headteacher learned lscb lscp lado ofcom paragraph published safer sar`,
);

const places = set(
  `bath belfast berkshire birmingham blackburn blackpool bolton bradford brighton bristol britain buckinghamshire burnley bury
  calderdale cambridge cambridgeshire camden cardiff carlisle cheshire cornwall coventry croydon cumbria derby derbyshire devon doncaster
  dorset dudley durham edinburgh essex exeter gateshead glasgow gloucester gloucestershire greenwich hackney hampshire haringey hartlepool
  herefordshire hertfordshire huddersfield hull islington kent kirklees knowsley lambeth lancashire leeds leicester leicestershire lewisham
  lincoln lincolnshire liverpool london luton manchester medway merton middlesbrough newcastle newham norfolk northamptonshire northumberland
  norwich nottingham nottinghamshire oldham oxford oxfordshire peterborough plymouth portsmouth reading redbridge rochdale rotherham rutland salford
  sandwell sheffield shropshire solihull somerset southampton southend southwark staffordshire stockport stoke suffolk sunderland surrey sussex sutton
  swansea swindon tameside teesside thames thurrock torbay trafford tyne wakefield walsall wandsworth warrington warwickshire westminster wigan
  wiltshire wirral wolverhampton worcester worcestershire york yorkshire uk`,
);

/** Whether a word ends the name of an organisation, a place or a law. */
export const isOfThing = (word: string): boolean => namesThing.has(word.toLowerCase());

/** Whether a word has its capital from its place in a heading or a sentence. */
export const isOfHeading = (word: string): boolean => ordinary.has(word.toLowerCase());

export const isPlace = (word: string): boolean => places.has(word.toLowerCase());
