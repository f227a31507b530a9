-- For wrk: each request opens the standing of an apprentice chosen by chance.
--   wrk -s bench/standing.lua URL -- SESSIONS SEED          SESSIONS as bench_population writes it
local sessions = {}

function init(args)
  for line in io.lines(args[1]) do sessions[#sessions + 1] = line:match("^%S+") end
  math.randomseed(tonumber(args[2]))
end

function request()
  return "GET /standing HTTP/1.1\r\nHost: localhost\r\nCookie: jw_session=" .. sessions[math.random(#sessions)] .. "\r\n\r\n"
end
