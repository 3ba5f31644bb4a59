-- What stands before or after the digits of amounts that are not nought.
select distinct trim(regexp_replace({cell}, '[-−‒–+()]|\d[\d.,''’\s\x{{a0}}\x{{202f}}]*', ' ', 'g'))
from {source} where regexp_matches({cell}, '[1-9]')
