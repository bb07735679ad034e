/*
 * Frequent words of short messages to a business. A word that two of the languages share, such as "on", "place" or
 * "message", is in no list, except where one of them uses it far more often.
 */

const set = (words: string) => new Set(words.split(/\s+/).filter(Boolean));

export const english = set(`
  the an and or but if of to in at for with from by about into is are was were be been am i'm im it's its i you he she it we they u ur
  my your his her our their me him us them this that these those there here what whats when where which who why how do does did don't doesn't didn't
  have has had can can't could would will won't should may must not no yes yeah yep nope please pls thanks thank thx ty hi hello hey
  good morning afternoon evening night need want like get got buy pay order ordered delivery deliver delivered shipping ship shipped send sent
  price prices cost much many more available still stock size color colour wrong right broken refund return exchange cancel help call open close
  today tomorrow yesterday now soon later time day week arrive arrived arrives received waiting question know tell show check address book booking
  appointment any some one two all just only also very sorry welcome sure great nice problem account number store shop near come work working new
`);

export const french = set(`
  le la les un une des du de et ou où mais si dans en au aux pour avec par sur sous est es sont suis été etes êtes était c'est cest j'ai jai je tu il elle on
  nous vous ils elles mon ma mes ton ta tes son sa ses votre vos notre nos leur ce cette ces cet ça ca que qui quoi quel quelle quels quelles quand
  comment combien combient pourquoi ne pas plus moins très tres oui non merci mrc svp stp bonjour bjr bonsoir bsr salut slt cc coucou bonne journée
  soirée voudrais veux veut peut peux pouvez pourriez avez avoir fait faire faut besoin prix coûte coute cout livraison livrez livrer livré colis commande
  commander commandé acheter payer paiement espèces disponible dispo encore taille couleur retour échange remboursement annuler aide appeler appelez
  aujourd'hui demain hier maintenant heure heures jour jours semaine arrive arrivé reçu recu attends attente adresse magasin ouvert fermé fermez ouvrez
  rendez rdv toujours aussi bien beaucoup d'accord dac daccord parfait désolé voilà s'il sil plaît plait chez là cher modèle produit envoyer envoyez possible
  quelque chose tout tous toute autre même deux trois pouvoir savoir sais dire dites donner
`);

/** Arabic as it is typed in Latin letters, mainly in the Maghreb and Egypt. */
export const arabicInLatin = set(`
  salam slm salamo salamou alaykoum alaikum alaykom assalam wa3alaykom labas labass bikhir kidayr kidayra kifach kif kifash wach wash chno chnou chnowa
  achno fin fen fayn wayn feen mnin mnine chhal chhal shhal ch7al bch7al bchhal kam bikam bekam bkam addach 9adach gadach imta emta mata waqtach waqtesh
  bghit bghina baghi bagha nbghi abgha ayez aayez 3ayez 3ayz 3awz 3ayza ayza biddi bedi badi bdy nhab n7eb n7ab kanbghi 3andi 3ndi 3andkom 3andek 3ndkom
  3ndek andkom andek kayn kayna kaynin makaynch makach fih fiha hada hadi hadak hadik hadchi had dak dik hadha hatha da dyal dyali dyalek dyalkom diali
  dialek mta3 mta3i bta3 bta3i taman ttaman thaman lflous flous floss nkhales nkhalas khales nchri nechri chri talab talabi lcommande walakin walaken
  wla wella ola wlla mashi machi mashy mafi mafich mafish mesh mish mosh mouch moch makanch la2 lla aywa aiwa iyeh iyyeh na3am naam wakha wakhha
  tayeb tayyib tamam choukran chokran shukran shokran choukrane bzaf bzzaf bezzaf barcha ktir kteer kathir awi awy 3afak afak afakom 3afakom allah llah
  inchallah inshallah nchallah hamdullah hamdoullah hamdolilah lhamdoulilah khoya khouya khti akhi sidi ustaz ostaz mar7aba marhaba mrhba ahlan ahla sba7
  sabah sbah lkhir lkheir elkhir msa masa masaa ana nta nti nta antoma ntouma howa hiya 7na hna lyoum lyom el yom ghedda ghada ghda bokra bukra boukra lbareh
  daba dlwaqti dilwa2ti delwa2ti halla2 tawa tawsil tawssil twsil lproduit momkin mumkin momken mumken yemken ymken smahli sma7li smahliya 3la 3lach 3lash leh
  leeh lesh lach wsal wsel wslat wsalni wsalnich mawsalnich yewsal yousal chwiya chwia shwaya shwayya mezyan mzyan zwin zwina 7sen khayb mouchkil mochkil mushkila
`);
