"""English sentences as they occur, each with who says it and how: the rules are for the language."""

import pytest

from safeconduct.claims.read import read

# sentence; then the speakers, outermost first, joined by ">", and the stance of each draft in it
SENTENCES = [
    ("Oleg Vydumov, who runs the group, said that three men had been taken.", ['Oleg Vydumov asserts']),
    ('"They took my son at night," said Aza Primerova, a teacher from the village.', ['Aza Primerova asserts']),
    ("Two men were beaten, the lawyer said, and a third was let go.", ['lawyer asserts']),
    ("The ministry said that the lawyer was lying, but the lawyer denied it.", ['ministry asserts', 'lawyer denies']),
    (('The group claims that 12 people were detained, while the police insist that nobody ' 'was held.'), ['group asserts', 'police denies']),
    ("Police took them to the station and beat them.", ['unknown asserts']),
    ("Police said they had released the men.", ['Police asserts']),
    ("Witnesses reportedly saw a car without plates.", ['unknown asserts']),
    ("He is said to have been taken to Grozny.", ['unknown asserts']),
    ("The network said both men told their lawyer that they had been beaten.", ['network>both men asserts']),
    ("The spokesman declined to comment on the case.", ['spokesman refuses']),
    ("The ministry did not answer our questions.", ['ministry refuses']),
    ("Relatives fear that he is dead.", ['Relatives fears']),
    ("The group called on the authorities to release the men.", ['group demands']),
    ("The ombudsman promised to visit the prison.", ['ombudsman promises']),
    ("The witness later recanted his testimony.", ['witness retracts']),
    ("The man took back his words on television.", ['man retracts']),
    ('"There are no such people in our region," the governor said.', ['governor denies_premise']),
    ('The head of the region called the reports "lies".', ['head of the region denies']),
    ('"It hurt," he said. "I could not stand."', ['unknown asserts', 'unknown asserts']),
    ("Anna Testova, a lawyer, came at noon. She said that the door was open.", ['unknown asserts', 'Anna Testova asserts']),
    ("According to court documents, he was held for three days.", ['court documents asserts']),
    ("He was held for three days, according to his lawyer.", ['his lawyer asserts']),
    ("In a statement on Monday, the Blue Gate group said that two women were missing.", ['Blue Gate group asserts']),
    ('"We know nothing," the duty officer told the lawyer by telephone.', ['duty officer asserts']),
    ('The so-called "preventive talk" lasted for six hours.', ['unknown asserts']),
    ("A source in the police told the agency that the man had been moved.", ['source in the police asserts']),
    ("As the lawyer explained, the paper had no date.", ['lawyer asserts']),
    ('The woman\'s mother, a nurse, told the court: "She never came home."', ["woman's mother asserts"]),
    ("Asked about the case, the mayor said he had heard nothing.", ['mayor asserts']),
    ("It is alleged that the officers broke the door.", ['unknown asserts']),
    ("The lawyer was told by the guard that visits were forbidden.", ['guard asserts']),
    ("He confessed after three days, his cousin says.", ['his cousin asserts']),
    ("No one was detained that night, the press service of the police department said.", ['press service of the police department denies']),
    ("The court ruled that the detention was lawful.", ['court asserts']),
    ("The prosecutor asked the court to extend the arrest.", ['prosecutor demands']),
    ("His sister is worried that he will be killed.", ['His sister fears']),
    ('"Where is my brother?" she asked.', ['unknown asserts']),
    (('Three former detainees described beatings, and one of them said that he was shocked ' 'with current.'), ['unknown asserts', 'one of them asserts']),
    ("The FSB has not commented on the reports.", ['FSB refuses']),
    (('Mikhail Vymyslov, 45, head of the Quiet Water fund, told reporters on Tuesday that ' 'the fund had helped 30 people.'), ['Mikhail Vymyslov asserts']),
    ("“I was told to sign,” Said said. “Then they let me go.”", ['Said asserts', 'Said asserts']),
    ("The men, the group added, have not been seen since.", ['group asserts']),
    ("Rights groups say the practice is common.", ['Rights groups asserts']),
    ("The deputy minister dismissed the allegations as fabrications.", ['deputy minister denies']),
    ("Her lawyer demanded an investigation, saying that she had been threatened.", ['Her lawyer demands', 'Her lawyer asserts']),
    ("The police report states that the man fell.", ['police report asserts']),
    ("A video shows two officers at the gate.", ['unknown asserts']),
    ("Nobody said that the road was closed.", ['unknown asserts']),
    ("The lawyer did not say where he was.", ['unknown asserts']),
    ("If the police say so, it must be true.", ['unknown asserts']),
    ("The regional prosecutor's office said in a reply that no violations had been found.", ["regional prosecutor's office denies"]),
    ("Speaking on condition of anonymity, an officer said the order came from above.", ['officer asserts']),
    ("The volunteers wrote on Telegram that the bus had been stopped.", ['volunteers asserts']),
    (('"Nothing of the kind took place," said the head of the press service, Colonel Idris ' 'Testov.'), ['Colonel Idris Testov denies']),
    ("On 3 May Anna Primerova said that the case was closed.", ['Anna Primerova asserts']),
    ("The man told his cellmates he had been tortured, one of them recalled.", ['one of them>man asserts']),
    ("The station chief swore that no one had been brought in.", ['station chief denies']),
    ("The father, meanwhile, maintains that the boy left home by himself.", ['father asserts']),
    ("What happened next is not clear, the lawyer says.", ['lawyer asserts']),
    ('"I have nothing to add", replied the investigator.', ['investigator asserts']),
    ("“My son did nothing.

“He was at work,” the mother said.", ['mother asserts', 'mother asserts']),
    (("The ministry's spokeswoman Olga Testova said on the air of a local channel that " '"all are at home".'), ["ministry's spokeswoman Olga Testova asserts"]),
    ("The detained men, said the coordinator of the group, had no lawyers.", ['coordinator of the group asserts']),
    ("The agency cites a source as saying that he was moved.", ['agency>source asserts']),
]


@pytest.mark.parametrize(("sentence", "told"), SENTENCES)
def test_each_sentence_is_given_to_who_says_it(sentence: str, told: list[str]) -> None:
    drafts = read(sentence, language="en").drafts
    assert [f"{'>'.join(one.speakers)} {one.stance}" for one in drafts] == told
