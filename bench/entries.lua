-- For wrk: each request logs a minute of work of an apprentice chosen by chance, as the page of the day sends it.
--   wrk -s bench/entries.lua URL -- SESSIONS SEED DAYS new       every form has a key of its own
--   wrk -s bench/entries.lua URL -- SESSIONS SEED DAYS refused   the same, with a length of work that cannot be read
--   wrk -s bench/entries.lua URL -- SESSIONS SEED DAYS again     one form of each apprentice, sent again and again
-- SESSIONS as bench_population writes it; DAYS with commas between, as 2026-11-02,2026-11-03.
local sessions, days, run, again, length = {}, {}, "", false, "1+min"
local count = 0

function init(args)
  for line in io.lines(args[1]) do
    local token, form = line:match("^(%S+) (%S+)$")
    sessions[#sessions + 1] = { token = token, form = form }
  end
  run = args[2]
  math.randomseed(tonumber(run))
  for day in args[3]:gmatch("[^,]+") do days[#days + 1] = day end
  again = args[4] == "again"
  if args[4] == "refused" then length = "long" end
end

function request()
  count = count + 1
  local n = again and count % #sessions + 1 or math.random(#sessions)
  local day = again and days[1] or days[math.random(#days)]
  local mark = again and "bench-again-" .. n or "bench-" .. run .. "-" .. count
  local body = "csrf=" .. sessions[n].form .. "&key=" .. mark .. "&do=save&date=" .. day
    .. "&work_process=4&minutes=other&minutes_other=" .. length .. "&confirm=minutes&device=Infusion+pump"
    .. "&note=Flow+and+occlusion+test+" .. mark
  return "POST /today HTTP/1.1\r\nHost: localhost\r\nCookie: jw_session=" .. sessions[n].token
    .. "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end
