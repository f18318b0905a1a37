"""Words that a unit may be named by, and that mean no unit in most texts: kinds of places and work, and their kin."""

_BESIDE = "a an and for i in of och på the"

_ENGLISH = """
adult agency archive archives area board bridge canteen care castle center central centre city cleaning clinic college
communication communications council county culture day department depot depots district east eastern education
elderly emergency evening finance fire garage garden group hall harbor harbour health help home homes hospital house
housing internal kindergarten kitchen kitchens laundry legal leisure libraries library maintenance management market
museum museums music neighbourhood night north northern nursery office offices park parks patrol people planning
police pool port preschool preschools reception recreation rehabilitation rescue road roads safety school schools
service services sister social south southern spirit sport sports staff station street summer support swimming team
teams technical theater theatre together tourism town traffic training transport university upper village ward waste
water waterworks west western winter work works workshop youth
"""

_SWEDISH = """
arbetsmarknad arkiv backe badhus barn bibliotek biblioteket bro brygga by bygg centrum dag dal direktion drift ekonomi
elev elever enhet familj fastighet fastigheter fritid förskola förskolor förvaltning gata glädje grupp gymnasier
gymnasium hamn hav hem hemtjänst hemtjänsten hus hälsa idrott juridik kansli kommun kommunhus kommunikation kontor
kultur kväll kök ledning lek leverans lokalvård lycka lärcentrum miljö musik möte natt norr norra näringsliv omsorg
park personal plan planering regnbågen rehabilitering renhållning rådhus räddning räddningstjänst räddningstjänsten
samhälle service simhall sjukhus skog skola skolor slott socialtjänst socialtjänsten sol stab stad stadshus station
strand städ stöd söder södra teater teknik torg trafik turism turistbyrå utbildning vaktmästeri vatten verkstad
vuxenutbildning vård vårdcentral väg vägar väst väster västra växel återvinning äldre äldreomsorg äldreomsorgen ö öst
öster östra
"""

EVERYDAY = frozenset(f"{_BESIDE} {_ENGLISH} {_SWEDISH}".split())
