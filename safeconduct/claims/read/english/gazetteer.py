"""Names known beforehand, as English writes them: places (GeoNames, see places.txt) and given names."""

from functools import cache
from pathlib import Path

from safeconduct.claims.read.language import wordset

PLACES = Path(__file__).with_name("places.txt")

GIVEN = wordset(
    """Abdul Abdulla Abdullah Abubakar Adam Adil Adlan Aida Aigul Aisha Aishat Aizada Akhmad Akhmed Albert
    Albina Aleksandr
    Aleksandra Aleksei Alena Alexander Alexandra Alexei Alexey Ali Alibek Alikhan Alina Alisa Aliya Alla
    Alvi Amina Amir
    Anastasia Anatoly Andrei Andrey Anna Anton Anvar Anya Anzor Apti Arina Arkady Arsen Arslan Artem Artur
    Artyom Asel Asiya
    Askar Aslan Aslanbek Ayna Aynur Aza Azamat Azat Aziz Beslan Bislan Bogdan Boris Bulat Daniil Dasha Daud
    Dauren Denis
    Deni Diana Dilara Dilnoza Dina Dinara Dmitri Dmitry Egor Ekaterina Elena Eldar Elina Elizaveta Elmira
    Elvira Emil Eva
    Fatima Farid Farida Fyodor Galina Gennady Georgy German Gleb Grigory Gulnara Gulnaz Gulzhan Habib Hadji
    Hasan Hava Heda
    Ibragim Ibrahim Idris Igor Ildar Ilya Ilyas Imam Inna Ira Irina Irakli Isa Islam Ismail Ivan Jamila
    Jamilya Julia Kadyr
    Kamila Kamil Karina Karim Katerina Katya Khadija Khadizhat Khalid Khamzat Khasan Khava Kheda Khusein
    Kirill Konstantin
    Kristina Kseniya Lana Larisa Laura Lech Leila Leonid Lev Lidia Liana Lilia Liza Lyubov Lyudmila Madina
    Magomed Maksim
    Malika Mansur Maria Mariam Marina Mark Marat Masha Maxim Mikhail Milana Mila Mohammed Movsar Muhammad
    Murad Murat Musa
    Muslim Mustafa Nadezhda Nadia Natalia Natalya Nastya Nikita Nikolai Nikolay Nina Nodir Nurlan Nurzhan
    Oleg Olesya Olga
    Oksana Omar Patimat Pavel Petr Polina Pyotr Raisa Ramil Ramzan Rasul Ravil Renat Rezo Rinat Rita Robert
    Roman Rosa
    Roza Ruslan Rustam Sabina Said Saida Salambek Salman Samira Sasha Semyon Sergei Sergey Shamil Sofia
    Sofya Stanislav
    Stepan Sulim Sultan Svetlana Tagir Tamara Tamerlan Tanya Tatiana Tatyana Timofei Timur Timofey Umar
    Usman Vadim
    Valentina Valery Vasily Vera Veronika Viktor Viktoria Vitaly Vladimir Vladislav Vyacheslav Yakub Yana
    Yaroslav
    Yegor Yelena Yevgeny Yulia Yuri Yury Yusuf Yusup Zainab Zalina Zara Zarema Zarina Zaur Zelim Zelimkhan
    Zhanna Zoya
    Zukhra Zulfiya James John David Peter Paul Michael Sarah Kate Jane Emma Thomas"""
)


@cache
def places() -> frozenset[str]:
    """Every known place, without marks on its letters."""
    lines = PLACES.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
